import { ArrayMaxSize, ArrayMinSize, IsOptional, Length } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { Direction } from '../sync.enums';

/** Which table mappings to run over their modified records, and how. */
@InputType('TableMappingSyncInput', {
  description: 'Which table mappings to run over their modified records, and how.',
})
export class TableMappingSyncInput {
  @Field(() => [String], {
    nullable: true,
    description:
      'Names of table mappings, such as CUSTOMER; at most 100. Left out: all that are active.',
  })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @Length(1, 20, { each: true })
  mappings: string[] | null;

  @Field(() => Direction, {
    nullable: true,
    description: 'Left out, or BOTH: every direction a mapping goes, to the CRM first.',
  })
  @IsOptional()
  direction: 'BOTH' | 'TO_CRM' | 'FROM_CRM' | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Starts from the beginning: every record inside the filters is looked at again; equal and unchanged ones are counted as unchanged.',
  })
  full: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Compares every pair field by field, also where nothing changed, for newly added fields; implies `full`. A one-way mapping makes the destination equal; a two-way one merges.',
  })
  unconditional: boolean;
}
