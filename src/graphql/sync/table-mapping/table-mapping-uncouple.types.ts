import { ArrayMaxSize, ArrayMinSize, Length } from 'class-validator';
import { Field, InputType, ObjectType } from 'type-graphql';
import { UserError } from '../../common/errors/user-error.type';
import { SyncRunType } from '../sync-run/sync-run.type';
import { TableMappingRefusal } from './table-mapping.payloads';

/** Which table mappings to uncouple whole. */
@InputType('TableMappingUncoupleInput', {
  description: 'Which table mappings to uncouple whole.',
})
export class TableMappingUncoupleInput {
  @Field(() => [String], { description: 'Names of table mappings, such as CUSTOMER; at most 100.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @Length(1, 20, { each: true })
  mappings: string[];
}

/** Something a person should know about a table mapping. */
@ObjectType('TableMappingWarning', {
  simpleResolvers: true,
  description: 'Something a person should know about a table mapping; it stopped nothing.',
})
export class TableMappingWarning {
  @Field(() => String, { description: 'Name of the table mapping.' })
  mapping: string;

  @Field(() => String, { description: 'What is to be known, as a sentence.' })
  message: string;

  @Field(() => String, { description: 'What to do about it.' })
  remedy: string;
}

/** Answer of tableMappingUncouple. */
@ObjectType('TableMappingUncouplePayload', {
  simpleResolvers: true,
  description: 'Answer of tableMappingUncouple.',
})
export class TableMappingUncouplePayload {
  @Field(() => [SyncRunType], {
    nullable: true,
    description:
      'The runs of the mappings, and of those whose pairs were uncoupled along with them; null when errors is not empty.',
  })
  runs: unknown;

  @Field(() => [TableMappingRefusal], {
    nullable: true,
    description: 'Mappings that could not be uncoupled; null when errors is not empty.',
  })
  refused: TableMappingRefusal[] | null;

  @Field(() => [TableMappingWarning], {
    nullable: true,
    description:
      'Mappings whose next run would create counterparts for what was just uncoupled; null when errors is not empty.',
  })
  warnings: TableMappingWarning[] | null;

  @Field(() => [UserError], { description: 'Why the request was refused; empty on success.' })
  errors: UserError[];
}
