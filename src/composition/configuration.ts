import { conversions } from '../mappings/rules/conversions';
import type { ClassType } from 'type-graphql';
import { FieldMappingResolver } from '../graphql/sync/configuration/field-mapping.resolver';
import { MappingResolver } from '../graphql/sync/configuration/mapping.resolver';
import { TransformationRuleResolver } from '../graphql/sync/transformation/transformation-rule.resolver';
import { TemplateResolver } from '../graphql/sync/template/template.resolver';
import { UserFieldResolver } from '../graphql/sync/user-field/user-field.resolver';
import type { Db } from '../platform/database/db';
import type { UnitOfWork } from '../platform/database/unit-of-work';
import type { RecordTables } from '../platform/database/record-tables';
import { CreateFieldMappings } from '../sync/configuration/fields/create-field-mappings';
import { DeleteFieldMapping } from '../sync/configuration/fields/delete-field-mapping';
import { MappingEditStore } from '../sync/configuration/mapping-edit.store';
import { OpenMappings } from '../sync/configuration/open-mapping';
import { UpdateFieldMapping } from '../sync/configuration/fields/update-field-mapping';
import { UpdateTableMapping } from '../sync/configuration/update-table-mapping';
import { ClearTransformations } from '../sync/configuration/clear-transformations';
import { ChangeRules } from '../sync/transformation/change-rules';
import { TestRule } from '../sync/transformation/test-rule';
import { TransformationRuleStore } from '../sync/transformation/transformation-rule.store';
import type { TransformationType } from '../sync/transformation/transformation-type';
import { ChangeTemplates } from '../sync/template/change-templates';
import { SetMappingTemplates } from '../sync/template/set-mapping-templates';
import { ChangeUserFields } from '../sync/user-field/change-user-fields';
import type { MappableColumns } from '../sync/user-field/mappable-columns';
import { UserFieldStore } from '../sync/user-field/user-field.store';
import { TableMappingStore } from '../sync/mapping/table-mapping.store';
import type { Engine } from './engine';

/** The verbs by which an administrator configures the mappings. */
export interface Configuration {
  readonly updateTableMapping: UpdateTableMapping;
  readonly createFieldMappings: CreateFieldMappings;
  readonly updateFieldMapping: UpdateFieldMapping;
  readonly deleteFieldMapping: DeleteFieldMapping;
  readonly changeRules: ChangeRules;
  readonly testRule: TestRule;
  readonly clearTransformations: ClearTransformations;
  readonly changeUserFields: ChangeUserFields;
  readonly columns: MappableColumns;
  readonly changeTemplates: ChangeTemplates;
  readonly setMappingTemplates: SetMappingTemplates;
  readonly transformationTypes: ReadonlyMap<string, TransformationType>;
}

/** Wires the configuration of the mappings. */
export function composeConfiguration(tables: RecordTables, engine: Engine): Configuration {
  const mappings = tables.get('sync.table_mapping');
  const fields = tables.get('sync.field_mapping');
  const store = new TableMappingStore(mappings, fields);
  const edits = new MappingEditStore(mappings, fields);
  const ruleStore = new TransformationRuleStore(tables.get('sync.transformation_rule'));
  const { columns } = engine;
  const { templates } = engine.parts;
  const open = new OpenMappings(engine.mappings, columns, edits);
  return {
    updateTableMapping: new UpdateTableMapping(open, edits),
    createFieldMappings: new CreateFieldMappings(
      open,
      { edits, mappings: store },
      columns,
      conversions,
    ),
    updateFieldMapping: new UpdateFieldMapping(open, edits),
    deleteFieldMapping: new DeleteFieldMapping(open, edits),
    changeRules: new ChangeRules(ruleStore, engine.rules),
    testRule: new TestRule(engine.rules),
    clearTransformations: new ClearTransformations(open, edits, ruleStore),
    changeUserFields: new ChangeUserFields(
      new UserFieldStore(tables.get('sync.user_field')),
      columns,
    ),
    columns,
    changeTemplates: new ChangeTemplates(templates, columns),
    setMappingTemplates: new SetMappingTemplates(open, edits, templates),
    transformationTypes: engine.rules.checks.types,
  };
}

/** The resolvers of the configuration, by their classes. */
export function configurationResolvers({
  db,
  unitOfWork,
  configuration,
}: {
  db: Db;
  unitOfWork: UnitOfWork;
  configuration: Configuration;
}): Map<ClassType, object> {
  const verbs = { db, unitOfWork, ...configuration };
  return new Map<ClassType, object>([
    [MappingResolver as ClassType, new MappingResolver(verbs)],
    [FieldMappingResolver as ClassType, new FieldMappingResolver(verbs)],
    [TransformationRuleResolver as ClassType, new TransformationRuleResolver(verbs)],
    [UserFieldResolver as ClassType, new UserFieldResolver(verbs)],
    [TemplateResolver as ClassType, new TemplateResolver(verbs)],
  ]);
}
