import { Field, ID, Int, ObjectType } from 'type-graphql';
import { UserError } from '../../common/errors/user-error.type';
import { ConfigurationWarningCode } from './field-mapping.enums';
import { FieldMappingType, TableMappingType } from '../table-mapping/table-mapping.type';

const ERRORS = 'Why the request was refused; empty on success.';
const WARNINGS = 'What was saved although a person may not want it; few by nature.';

/** What was saved although a person may not want it. */
@ObjectType('ConfigurationWarning', {
  simpleResolvers: true,
  description: 'What was saved although a person may not want it.',
})
export class ConfigurationWarningType {
  @Field(() => ConfigurationWarningCode, { description: 'Stable code of the warning.' })
  code: string;

  @Field(() => String, { description: 'The setting that it is about.' })
  field: string;

  @Field(() => String, { description: 'What follows from it, as a sentence.' })
  message: string;
}

/** Answer of tableMappingUpdate. */
@ObjectType('TableMappingUpdatePayload', {
  simpleResolvers: true,
  description: 'Answer of tableMappingUpdate.',
})
export class TableMappingUpdatePayload {
  @Field(() => TableMappingType, {
    nullable: true,
    description: 'The table mapping as it is now; null when errors is not empty.',
  })
  tableMapping: unknown;

  @Field(() => [ConfigurationWarningType], { nullable: true, description: WARNINGS })
  warnings: ConfigurationWarningType[] | null;

  @Field(() => [UserError], { description: ERRORS })
  errors: UserError[];
}

/** Answer of tableMappingCreate. */
@ObjectType('TableMappingCreatePayload', {
  simpleResolvers: true,
  description: 'Answer of tableMappingCreate.',
})
export class TableMappingCreatePayload {
  @Field(() => TableMappingType, {
    nullable: true,
    description: 'The new table mapping; null when errors is not empty.',
  })
  tableMapping: unknown;

  @Field(() => [ConfigurationWarningType], { nullable: true, description: WARNINGS })
  warnings: ConfigurationWarningType[] | null;

  @Field(() => [UserError], { description: ERRORS })
  errors: UserError[];
}

/** Answer of tableMappingResetCriteria. */
@ObjectType('TableMappingResetCriteriaPayload', {
  simpleResolvers: true,
  description: 'Answer of tableMappingResetCriteria.',
})
export class TableMappingResetCriteriaPayload {
  @Field(() => TableMappingType, {
    nullable: true,
    description: 'The table mapping as it is now; null when errors is not empty.',
  })
  tableMapping: unknown;

  @Field(() => Int, {
    nullable: true,
    description: 'Field mappings that were criteria; null when errors is not empty.',
  })
  reset: number | null;

  @Field(() => [UserError], { description: ERRORS })
  errors: UserError[];
}

/** Answer of tableMappingDelete. */
@ObjectType('TableMappingDeletePayload', {
  simpleResolvers: true,
  description: 'Answer of tableMappingDelete.',
})
export class TableMappingDeletePayload {
  @Field(() => ID, {
    nullable: true,
    description: 'Id of the table mapping that is gone; null when errors is not empty.',
  })
  deletedId: string | null;

  @Field(() => [UserError], { description: ERRORS })
  errors: UserError[];
}

/** Answer of fieldMappingCreate. */
@ObjectType('FieldMappingCreatePayload', {
  simpleResolvers: true,
  description: 'Answer of fieldMappingCreate.',
})
export class FieldMappingCreatePayload {
  @Field(() => TableMappingType, {
    nullable: true,
    description: 'The table mapping as it is now; null when errors is not empty.',
  })
  tableMapping: unknown;

  @Field(() => [FieldMappingType], {
    nullable: true,
    description: 'The new field mappings in the order of the request; few by nature.',
  })
  fieldMappings: unknown[] | null;

  @Field(() => [ConfigurationWarningType], { nullable: true, description: WARNINGS })
  warnings: ConfigurationWarningType[] | null;

  @Field(() => [UserError], { description: ERRORS })
  errors: UserError[];
}

/** Answer of fieldMappingUpdate. */
@ObjectType('FieldMappingUpdatePayload', {
  simpleResolvers: true,
  description: 'Answer of fieldMappingUpdate.',
})
export class FieldMappingUpdatePayload {
  @Field(() => TableMappingType, {
    nullable: true,
    description: 'The table mapping as it is now; null when errors is not empty.',
  })
  tableMapping: unknown;

  @Field(() => FieldMappingType, {
    nullable: true,
    description: 'The field mapping as it is now; null when errors is not empty.',
  })
  fieldMapping: unknown;

  @Field(() => [ConfigurationWarningType], { nullable: true, description: WARNINGS })
  warnings: ConfigurationWarningType[] | null;

  @Field(() => [UserError], { description: ERRORS })
  errors: UserError[];
}

/** Answer of fieldMappingDelete. */
@ObjectType('FieldMappingDeletePayload', {
  simpleResolvers: true,
  description: 'Answer of fieldMappingDelete.',
})
export class FieldMappingDeletePayload {
  @Field(() => TableMappingType, {
    nullable: true,
    description: 'The table mapping as it is now; null when errors is not empty.',
  })
  tableMapping: unknown;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the field mapping that is gone; null when errors is not empty.',
  })
  deletedId: string | null;

  @Field(() => [UserError], { description: ERRORS })
  errors: UserError[];
}
