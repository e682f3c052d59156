import { ArrayMaxSize, IsOptional, Length, ValidateNested } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import type { Direction as DirectionName } from '../../../sync/mapping/direction';
import { Direction } from '../sync.enums';
import { FieldMappingDraftInput } from './field-mapping.inputs';
import { MappingRefInput, TableMappingChangesInput } from './mapping.inputs';

/** Pairs that a new mapping may have. */
const MOST = 100;

/** A table mapping to make. */
@InputType('TableMappingCreateInput', { description: 'A table mapping to make.' })
export class TableMappingCreateInput extends TableMappingChangesInput {
  @Field(() => String, {
    description: 'Name; unique, at most 20 characters, kept in upper case.',
  })
  @Length(1, 20)
  name: string;

  @Field(() => String, { description: 'Table of the ERP, such as erp.customer.' })
  @Length(1, 63)
  erpTable: string;

  @Field(() => String, { description: 'Table of the CRM, such as crm.account.' })
  @Length(1, 63)
  crmTable: string;

  @Field(() => Direction, { description: 'Which way records travel.' })
  declare direction: DirectionName;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: a table that is mapped already may be shared; the filter of its side then tells the records apart.',
  })
  shareTables?: boolean | null;

  @Field(() => [FieldMappingDraftInput], {
    nullable: true,
    description: `Its pairs of fields; at most ${MOST}, enabled unless they say otherwise.`,
  })
  @IsOptional()
  @ArrayMaxSize(MOST)
  @ValidateNested({ each: true })
  fields?: FieldMappingDraftInput[] | null;
}

/** A user-defined table mapping to remove. */
@InputType('TableMappingDeleteInput', { description: 'A user-defined table mapping to remove.' })
export class TableMappingDeleteInput extends MappingRefInput {
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True: its definition goes too, so that no reset builds it again.',
  })
  deleteDefinition: boolean;
}
