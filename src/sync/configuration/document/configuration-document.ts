import { FIELD_PROPERTIES, MAPPING_PROPERTIES } from '../../mapping/configurable-properties';
import { createHash } from 'node:crypto';
import type { Db } from '../../../platform/database/db';
import { canonicalJson } from '../../engine/fields/compare-values';
import type { FieldMapping } from '../../mapping/field-mapping.entity';
import type { FilterNode } from '../../mapping/mapping-definition';
import type { TableMapping } from '../../mapping/table-mapping.entity';
import type { TableMappingStore } from '../../mapping/table-mapping.store';
import type { MappingTemplate } from '../../template/mapping-template.entity';
import type { TemplateStore } from '../../template/template.store';
import type { TransformationRule } from '../../transformation/transformation-rule.entity';
import type { TransformationRuleStore } from '../../transformation/transformation-rule.store';
import { CONVERSION } from '../../transformation/transformation-types';
import type { UserFieldStore } from '../../user-field/user-field.store';
import { customised } from '../merged-defaults';
import type {
  FieldElement,
  MappingElement,
  RuleElement,
  TemplateElement,
  TemplateUseElement,
  UserFieldElement,
} from './elements';

/** The configuration of the mappings as one document. */
export interface ConfigurationDocument {
  format: 1;
  tableMappings: MappingElement[];
  transformationRules: RuleElement[];
  templates: TemplateElement[];
  userFields: UserFieldElement[];
}

/** Where the parts of the configuration are kept. */
export interface ConfigurationStores {
  readonly mappings: TableMappingStore;
  readonly rules: TransformationRuleStore;
  readonly templates: TemplateStore;
  readonly userFields: UserFieldStore;
}

/** Writes the configuration down as one document; what an administrator changed is marked. */
export class ReadConfiguration {
  constructor(private readonly stores: ConfigurationStores) {}

  /** The whole configuration as it is now. */
  async run(db: Db): Promise<ConfigurationDocument> {
    const { mappings, rules, templates, userFields } = this.stores;
    const fields = grouped(await mappings.listFields(db), (row) => row.mappingId);
    const uses = grouped(await templates.listUses(db), (row) => row.mappingId);
    const tableMappings = (await mappings.list(db)).map((row) =>
      mappingElement(row, fields.get(row.id) ?? [], uses.get(row.id) ?? []),
    );
    const ruleRows = await rules.list(db);
    return {
      format: 1,
      tableMappings,
      transformationRules: ruleRows.filter((rule) => rule.type !== CONVERSION).map(ruleElement),
      templates: (await templates.list(db)).map(({ code, title, recordTable, defaults }) => ({
        code,
        title,
        table: recordTable,
        defaults,
      })),
      userFields: (await userFields.list(db)).map(({ recordTable, name, title, type, length }) => ({
        table: recordTable,
        name,
        title,
        type,
        length,
      })),
    };
  }
}

/** Tells whether a configuration is still what somebody has read. */
export function fingerprintOf(document: ConfigurationDocument): string {
  return createHash('sha256').update(canonicalJson(document)).digest('hex').slice(0, 32);
}

/** The document with only what differs from what was delivered. */
export function onlyCustomised(document: ConfigurationDocument): ConfigurationDocument {
  const own = ({
    userDefined,
    customised: changed,
  }: {
    userDefined: boolean;
    customised: string[];
  }) => userDefined || changed.length > 0;
  return {
    ...document,
    tableMappings: document.tableMappings
      .map((mapping) => ({ ...mapping, fields: mapping.fields.filter(own) }))
      .filter(
        (mapping) => own(mapping) || mapping.fields.length > 0 || mapping.templates.length > 0,
      ),
    transformationRules: document.transformationRules.filter(own),
  };
}

function mappingElement(
  row: TableMapping,
  fields: readonly FieldMapping[],
  uses: readonly MappingTemplate[],
): MappingElement {
  return {
    name: row.name,
    variant: row.variant,
    erpTable: row.erpTable,
    crmTable: row.crmTable,
    ...picked(row, MAPPING_PROPERTIES),
    userDefined: row.userDefined,
    customised: customised(row, row.delivered),
    fields: fields.map((field) => ({
      erpField: field.erpField,
      crmField: field.crmField,
      ...picked(field, FIELD_PROPERTIES),
      userDefined: field.userDefined,
      customised: customised(field, field.delivered),
    })) satisfies FieldElement[],
    templates: uses.map(({ side, templateCode, filter }): TemplateUseElement => {
      return { side, template: templateCode, filter: filter satisfies FilterNode[] };
    }),
  };
}

function ruleElement(row: TransformationRule): RuleElement {
  const { code, description, type, parameters, nextCode, userDefined, delivered } = row;
  const changed = [
    ...customised(row, delivered),
    ...(!userDefined && nextCode !== null ? ['nextRule'] : []),
  ];
  return {
    code,
    description,
    type,
    parameters,
    nextRule: nextCode,
    userDefined,
    customised: changed,
  };
}

function picked<T, K extends keyof T>(row: T, properties: readonly K[]): Pick<T, K> {
  const some = {} as Pick<T, K>;
  for (const property of properties) some[property] = row[property];
  return some;
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
