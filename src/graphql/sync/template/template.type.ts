import { Field, ID, ObjectType } from 'type-graphql';
import { UserError } from '../../common/errors/user-error.type';
import { TableMappingType } from '../table-mapping/table-mapping.type';
import { RecordTemplateType } from './mapping-template.type';
import { ConfigurationWarningType } from '../configuration/mapping.payloads';

const ERRORS = 'Why the request was refused; empty on success.';

/** Answer of recordTemplateCreate and recordTemplateUpdate. */
@ObjectType('RecordTemplatePayload', {
  simpleResolvers: true,
  description: 'Answer of recordTemplateCreate and recordTemplateUpdate.',
})
export class RecordTemplatePayload {
  @Field(() => RecordTemplateType, {
    nullable: true,
    description: 'The template as it is now; null when errors is not empty.',
  })
  recordTemplate: unknown;

  @Field(() => [UserError], { description: ERRORS })
  errors: UserError[];
}

/** Answer of recordTemplateDelete. */
@ObjectType('RecordTemplateDeletePayload', {
  simpleResolvers: true,
  description: 'Answer of recordTemplateDelete.',
})
export class RecordTemplateDeletePayload {
  @Field(() => ID, {
    nullable: true,
    description: 'Id of the template that is gone; null when errors is not empty.',
  })
  deletedId: string | null;

  @Field(() => [UserError], { description: ERRORS })
  errors: UserError[];
}

/** Answer of tableMappingTemplatesSet. */
@ObjectType('TableMappingTemplatesSetPayload', {
  simpleResolvers: true,
  description: 'Answer of tableMappingTemplatesSet.',
})
export class TableMappingTemplatesSetPayload {
  @Field(() => TableMappingType, {
    nullable: true,
    description: 'The table mapping as it is now; null when errors is not empty.',
  })
  tableMapping: unknown;

  @Field(() => [ConfigurationWarningType], {
    nullable: true,
    description: 'What was saved although a person may not want it; few by nature.',
  })
  warnings: ConfigurationWarningType[] | null;

  @Field(() => [UserError], { description: ERRORS })
  errors: UserError[];
}
