import { sameValue } from '../changes-of';
import type { ConfigurationDocument } from './configuration-document';

/** One difference between two configurations. */
export interface ConfigurationChange {
  kind: 'ADDED' | 'CHANGED' | 'REMOVED';
  element:
    'TABLE_MAPPING' | 'FIELD_MAPPING' | 'TRANSFORMATION_RULE' | 'RECORD_TEMPLATE' | 'USER_FIELD';
  /** What it is called, such as `CUSTOMER` or `CUSTOMER: city ↔ address1City`. */
  name: string;
  properties: { property: string; before: unknown; after: unknown }[];
}

type Flat = Map<string, { element: ConfigurationChange['element']; name: string; values: Values }>;
type Values = Record<string, unknown>;

/** What became of a configuration: per element what was added, changed and removed, property by property. */
export function compareConfigurations(
  before: ConfigurationDocument,
  after: ConfigurationDocument,
): ConfigurationChange[] {
  const [old, now] = [flattened(before), flattened(after)];
  const changes: ConfigurationChange[] = [];
  for (const [key, { element, name, values }] of now) {
    const known = old.get(key);
    const properties = differences(known?.values ?? {}, values);
    if (!known) changes.push({ kind: 'ADDED', element, name, properties });
    else if (properties.length > 0) changes.push({ kind: 'CHANGED', element, name, properties });
  }
  for (const [key, { element, name, values }] of old) {
    if (now.has(key)) continue;
    changes.push({ kind: 'REMOVED', element, name, properties: differences(values, {}) });
  }
  return changes;
}

function differences(before: Values, after: Values): ConfigurationChange['properties'] {
  const properties = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return properties.flatMap((property) => {
    const [old, now] = [before[property] ?? null, after[property] ?? null];
    return sameValue(old, now) ? [] : [{ property, before: old, after: now }];
  });
}

function flattened(document: ConfigurationDocument): Flat {
  const flat: Flat = new Map();
  const put = (element: ConfigurationChange['element'], name: string, values: object): void => {
    let key = `${element}/${name}`;
    for (let other = 2; flat.has(key); other++) key = `${element}/${name}/${other}`;
    flat.set(key, { element, name, values: plain(values) });
  };
  for (const { fields, ...mapping } of document.tableMappings) {
    const name = mapping.variant === '' ? mapping.name : `${mapping.name} (${mapping.variant})`;
    put('TABLE_MAPPING', name, mapping);
    for (const field of fields) {
      const [erp, crm] = [field.erpField ?? '—', field.crmField ?? '—'];
      put('FIELD_MAPPING', `${name}: ${erp} ↔ ${crm}`, field);
    }
  }
  for (const rule of document.transformationRules) put('TRANSFORMATION_RULE', rule.code, rule);
  for (const template of document.templates) put('RECORD_TEMPLATE', template.code, template);
  for (const field of document.userFields)
    put('USER_FIELD', `${field.table}: ${field.name}`, field);
  return flat;
}

// What marks an element is no property of its own.
function plain(values: object): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([property]) => property !== 'customised'),
  );
}
