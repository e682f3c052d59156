import { isNumberSeries, NUMBERED_TABLES } from '../erp/number-series/template-series';
import { CATALOGUE } from '../mappings/catalogue';
import { conversions } from '../mappings/rules/conversions';
import type { RecordTables } from '../platform/database/record-tables';
import { SetupFactsStore } from '../setup/setup-facts.store';
import { BlueprintStore } from '../sync/configuration/blueprint.store';
import { ResetCriteria } from '../sync/matching/reset-criteria';
import { ClearTransformations } from '../sync/configuration/clear-transformations';
import { CreateTableMapping } from '../sync/configuration/create-table-mapping';
import { DeleteTableMapping } from '../sync/configuration/delete-table-mapping';
import { ReadConfiguration } from '../sync/configuration/document/configuration-document';
import { ImportConfiguration } from '../sync/configuration/document/import-configuration';
import { ImportMapping } from '../sync/configuration/document/import-mapping';
import { CreateFieldMappings } from '../sync/configuration/fields/create-field-mappings';
import { DeleteFieldMapping } from '../sync/configuration/fields/delete-field-mapping';
import { UpdateFieldMapping } from '../sync/configuration/fields/update-field-mapping';
import { OpenMappings } from '../sync/configuration/open-mapping';
import { ResetMappings } from '../sync/configuration/reset-mappings';
import { UpdateTableMapping } from '../sync/configuration/update-table-mapping';
import { TableMappingStore } from '../sync/mapping/table-mapping.store';
import { ChangeTemplates } from '../sync/template/change-templates';
import { SetMappingTemplates } from '../sync/template/set-mapping-templates';
import { ChangeRules } from '../sync/transformation/change-rules';
import { TestRule } from '../sync/transformation/test-rule';
import { TransformationRuleStore } from '../sync/transformation/transformation-rule.store';
import { ChangeUserFields } from '../sync/user-field/change-user-fields';
import { UserFieldStore } from '../sync/user-field/user-field.store';
import type { Engine } from './engine';

/** The verbs by which an administrator configures the mappings. */
export type Configuration = ReturnType<typeof composeConfiguration>;

type Stores = ReturnType<typeof storesOf>;

/** Wires the configuration of the mappings. */
export function composeConfiguration(tables: RecordTables, engine: Engine) {
  const stores = storesOf(tables, engine);
  const verbs = singleVerbs(stores, engine);
  const { mappings, rules, templates, userFields } = stores;
  const read = new ReadConfiguration({ mappings, rules, templates, userFields });
  const importMapping = new ImportMapping({
    open: verbs.open,
    create: verbs.createTableMapping,
    update: verbs.updateTableMapping,
    delete: verbs.deleteTableMapping,
    createFields: verbs.createFieldMappings,
    updateField: verbs.updateFieldMapping,
    deleteField: verbs.deleteFieldMapping,
    setTemplates: verbs.setMappingTemplates,
  });
  return {
    ...verbs,
    readConfiguration: read,
    resetMappings: new ResetMappings({ ...stores, settings: engine.settings }, read, CATALOGUE),
    importConfiguration: new ImportConfiguration({
      read,
      mappings,
      importMapping,
      rules: verbs.changeRules,
      templates: verbs.changeTemplates,
      templateStore: templates,
      userFields: verbs.changeUserFields,
      userFieldStore: userFields,
    }),
  };
}

function storesOf(tables: RecordTables, engine: Engine) {
  const [mapping, field] = [tables.get('sync.table_mapping'), tables.get('sync.field_mapping')];
  return {
    mappings: new TableMappingStore(mapping, field),
    edits: engine.edits,
    blueprints: new BlueprintStore(),
    sides: engine.parts.sides,
    rules: new TransformationRuleStore(tables.get('sync.transformation_rule')),
    templates: engine.parts.templates,
    userFields: new UserFieldStore(tables.get('sync.user_field')),
  };
}

function singleVerbs(stores: Stores, { mappings: live, columns, rules }: Engine) {
  const { edits, blueprints, templates, userFields } = stores;
  const facts = new SetupFactsStore();
  const open = new OpenMappings(live, columns, edits);
  const createFields = new CreateFieldMappings(open, stores, columns, conversions);
  return {
    open,
    columns,
    transformationTypes: rules.checks.types,
    updateTableMapping: new UpdateTableMapping(
      open,
      edits,
      (db) => facts.companyCount(db),
      stores.sides,
    ),
    createTableMapping: new CreateTableMapping(live, columns, stores, createFields),
    deleteTableMapping: new DeleteTableMapping(open, edits, blueprints),
    createFieldMappings: createFields,
    updateFieldMapping: new UpdateFieldMapping(open, edits),
    deleteFieldMapping: new DeleteFieldMapping(open, edits, blueprints),
    changeRules: new ChangeRules(stores.rules, rules),
    testRule: new TestRule(rules),
    clearTransformations: new ClearTransformations(open, edits, stores.rules),
    resetCriteria: new ResetCriteria(open, edits),
    changeUserFields: new ChangeUserFields(userFields, columns),
    changeTemplates: new ChangeTemplates(templates, columns, {
      tables: NUMBERED_TABLES,
      known: isNumberSeries,
    }),
    setMappingTemplates: new SetMappingTemplates(open, edits, templates),
  };
}
