import { Field, Int, ObjectType } from 'type-graphql';
import { JsonScalar } from '../../common/fields/scalars';
import { apiEnum } from '../../common/lists/filter.inputs';
import { ConfigurationWarningType } from './mapping.payloads';
import { UserError } from '../../common/errors/user-error.type';

const ERRORS = 'Why the request was refused; empty on success.';

/** What became of an element. */
export const ConfigurationChangeKind = apiEnum(
  { ADDED: 'ADDED', CHANGED: 'CHANGED', REMOVED: 'REMOVED' } as const,
  'ConfigurationChangeKind',
  'What became of an element of the configuration.',
  { ADDED: 'It is new.', CHANGED: 'It was there before.', REMOVED: 'It is gone.' },
);

/** What an element is. */
export const ConfigurationElement = apiEnum(
  {
    TABLE_MAPPING: 'TABLE_MAPPING',
    FIELD_MAPPING: 'FIELD_MAPPING',
    TRANSFORMATION_RULE: 'TRANSFORMATION_RULE',
    RECORD_TEMPLATE: 'RECORD_TEMPLATE',
    USER_FIELD: 'USER_FIELD',
  } as const,
  'ConfigurationElement',
  'What an element of the configuration is.',
  {
    TABLE_MAPPING: 'A table mapping.',
    FIELD_MAPPING: 'A field mapping.',
    TRANSFORMATION_RULE: 'A transformation rule.',
    RECORD_TEMPLATE: 'A template of new records.',
    USER_FIELD: 'The declaration of a user-defined field.',
  },
);

/** The configuration of the mappings as one document. */
@ObjectType('MappingConfiguration', {
  simpleResolvers: true,
  description: 'The configuration of the mappings as one document.',
})
export class MappingConfigurationType {
  @Field(() => JsonScalar, {
    description:
      'The document: format, tableMappings (with fields and templates), transformationRules, templates, userFields. `customised` of an element names the properties that differ from what was delivered.',
  })
  document: unknown;

  @Field(() => String, {
    description:
      'Tells whether the configuration is still what was read; an import or a reset refuses another one.',
  })
  fingerprint: string;

  @Field(() => Int, {
    description: 'Elements that are user-defined or differ from what was delivered.',
  })
  customisedCount: number;
}

/** One property that differs. */
@ObjectType('ConfigurationPropertyChange', {
  simpleResolvers: true,
  description: 'One property of an element that differs.',
})
export class ConfigurationPropertyChangeType {
  @Field(() => String, { description: 'Name of the property.' })
  property: string;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'Value before; null when there was none.',
  })
  before: unknown;

  @Field(() => JsonScalar, { nullable: true, description: 'Value after; null when there is none.' })
  after: unknown;
}

/** What became of one element. */
@ObjectType('ConfigurationChange', {
  simpleResolvers: true,
  description: 'What became of one element of the configuration.',
})
export class ConfigurationChangeType {
  @Field(() => ConfigurationChangeKind, { description: 'Added, changed or removed.' })
  kind: string;

  @Field(() => ConfigurationElement, { description: 'What the element is.' })
  element: string;

  @Field(() => String, {
    description: 'What it is called, such as CUSTOMER, or CUSTOMER: city ↔ address1City.',
  })
  name: string;

  @Field(() => [ConfigurationPropertyChangeType], {
    description: 'The properties that differ; few by nature.',
  })
  properties: ConfigurationPropertyChangeType[];
}

/** Answer of mappingConfigurationImport. */
@ObjectType('MappingConfigurationImportPayload', {
  simpleResolvers: true,
  description: 'Answer of mappingConfigurationImport.',
})
export class MappingConfigurationImportPayload {
  @Field(() => [ConfigurationChangeType], {
    nullable: true,
    description: 'What changed, or of a dry run would change; null when errors is not empty.',
  })
  changes: ConfigurationChangeType[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'False: it was a dry run and nothing was written; null when errors is not empty.',
  })
  applied: boolean | null;

  @Field(() => [ConfigurationWarningType], {
    nullable: true,
    description:
      'What a person may not want of the table mappings and field mappings that were changed, such as a row without an effect; `field` is the place in the document. Few by nature.',
  })
  warnings: ConfigurationWarningType[] | null;

  @Field(() => [UserError], { description: ERRORS })
  errors: UserError[];
}

/** Answer of tableMappingReset. */
@ObjectType('TableMappingResetPayload', {
  simpleResolvers: true,
  description: 'Answer of tableMappingReset.',
})
export class TableMappingResetPayload {
  @Field(() => [ConfigurationChangeType], {
    nullable: true,
    description: 'What changed, or of a dry run would change; null when errors is not empty.',
  })
  changes: ConfigurationChangeType[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'False: it was a dry run and nothing was written; null when errors is not empty.',
  })
  applied: boolean | null;

  @Field(() => [UserError], { description: ERRORS })
  errors: UserError[];
}
