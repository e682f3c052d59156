import { IsInt, IsOptional, IsUUID, Length, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import type { UserFieldType as TypeName } from '../../../sync/user-field/user-field.entity';
import { UserFieldType } from './user-field.type';

const LENGTH = 'Greatest length of a text or code, 1 to 4,000; null: 250.';

/** A user-defined field to declare. */
@InputType('UserFieldCreateInput', { description: 'A user-defined field to declare.' })
export class UserFieldCreateInput {
  @Field(() => String, { description: 'Table, such as erp.customer; mappableTables lists them.' })
  @Length(1, 63)
  table: string;

  @Field(() => String, {
    description:
      'Key inside `userFields`: a letter, then letters, digits or underscores; at most 60.',
  })
  @Length(1, 60)
  name: string;

  @Field(() => String, {
    nullable: true,
    description: 'What people call it. At most 100 characters.',
  })
  @IsOptional()
  @MaxLength(100)
  title?: string | null;

  @Field(() => UserFieldType, { description: 'What it may hold.' })
  type: TypeName;

  @Field(() => Int, { nullable: true, description: LENGTH })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(4000)
  length?: number | null;
}

/** A declaration and what is to be changed of it. */
@InputType('UserFieldUpdateInput', {
  description: 'A declaration and what is to be changed of it; name and type stay.',
})
export class UserFieldUpdateInput {
  @Field(() => ID, { description: 'Id of the declaration.' })
  @IsUUID()
  id: string;

  @Field(() => String, {
    nullable: true,
    description: 'What people call it. At most 100 characters.',
  })
  @IsOptional()
  @MaxLength(100)
  title?: string | null;

  @Field(() => Int, { nullable: true, description: LENGTH })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(4000)
  length?: number | null;
}

/** A declaration to take back. */
@InputType('UserFieldDeleteInput', {
  description: 'A declaration to take back; values in records stay.',
})
export class UserFieldDeleteInput {
  @Field(() => ID, { description: 'Id of the declaration.' })
  @IsUUID()
  id: string;
}
