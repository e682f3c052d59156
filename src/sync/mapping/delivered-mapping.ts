import { createHash } from 'node:crypto';
import { FIELD_PROPERTIES, MAPPING_PROPERTIES } from './configurable-properties';
import type { FieldMapping } from './field-mapping.entity';
import type { FieldDefinition, MappingDefinition } from './mapping-definition';
import { writtenCondition } from './setting-condition';
import type { NewTableMapping } from './table-mapping.store';

/** The table mapping of a definition, as it is delivered. */
export function tableMappingOf(
  definition: MappingDefinition,
  position: number,
  now: string,
): NewTableMapping {
  return {
    id: mappingId(definition),
    name: definition.name,
    variant: definition.variant ?? '',
    title: definition.title,
    position,
    erpTable: definition.erpTable,
    crmTable: definition.crmTable,
    enabled: true,
    direction: definition.direction,
    onlyCoupled: definition.onlyCoupled,
    erpFilter: definition.erpFilter,
    crmFilter: definition.crmFilter,
    deletionPolicy: definition.deletionPolicy,
    updatePolicy: definition.updatePolicy,
    syncAfterCoupling: definition.syncAfterCoupling,
    createOnNoMatch: definition.createOnNoMatch,
    numberPolicy: 'ASSIGN',
    multiCompany: false,
    intervalMinutes: definition.intervalMinutes,
    inactivityMinutes: definition.inactivityMinutes,
    eventWakeup: true,
    dependsOn: definition.dependsOn.map((dependency) => dependency.mapping),
    userDefined: false,
    delivered: null,
    version: 1,
    modifiedAt: now,
  };
}

/** The field mapping of a definition's field row, as it is delivered. */
export function fieldMappingOf(
  definition: MappingDefinition,
  field: FieldDefinition,
  position: number,
): FieldMapping {
  return {
    id: stableId('field', definition.name, definition.variant ?? '', String(position)),
    mappingId: mappingId(definition),
    position,
    erpField: field.erpField,
    crmField: field.crmField,
    direction: field.direction,
    constantValue: field.constant ?? null,
    rule: field.rule ?? null,
    refersToMapping: field.refersTo?.mapping ?? null,
    refersToErpKey: field.refersTo?.erpKey ?? null,
    transformationRule: null,
    transformationDirection: null,
    clearOnFailedSync: field.clearOnFailedSync ?? false,
    onFailure: 'FAIL',
    updatePolicy: null,
    notNull: field.notNull ?? false,
    validateErp: field.validate ?? true,
    validateCrm: false,
    enabled: field.enabled ?? true,
    activeWhen: field.when ? writtenCondition(field.when) : null,
    crmAccess: field.crmAccess ?? null,
    mergeUnit: field.mergeUnit ?? null,
    useForMatching: field.matching !== undefined,
    matchCaseSensitive: field.matching?.caseSensitive ?? false,
    matchPriority: field.matching?.priority ?? 0,
    userDefined: false,
    delivered: null,
  };
}

/** What the catalogue says of a table mapping and an administrator may change, by property. */
export function deliveredMapping(row: NewTableMapping): Partial<NewTableMapping> {
  return picked(row, MAPPING_PROPERTIES);
}

/** What the catalogue says of a field row and an administrator may change, by property. */
export function deliveredField(row: FieldMapping): Partial<FieldMapping> {
  return picked(row, [...FIELD_PROPERTIES, 'activeWhen', 'crmAccess']);
}

/** Tells delivered rows of one mapping apart: their two fields, and which of several such pairs. */
export function fieldKeys(rows: readonly FieldMapping[]): Map<string, FieldMapping> {
  const keys = new Map<string, FieldMapping>();
  for (const row of rows) {
    const pair = `${row.erpField ?? ''}/${row.crmField ?? ''}`;
    let key = pair;
    for (let other = 2; keys.has(key); other++) key = `${pair}/${other}`;
    keys.set(key, row);
  }
  return keys;
}

function picked<T extends object>(row: T, properties: readonly (keyof T)[]): Partial<T> {
  const some: Partial<T> = {};
  for (const property of properties) some[property] = row[property];
  return some;
}

/** Id of a delivered mapping: the same on every hub, so that an exported configuration fits another one. */
export function mappingId(definition: MappingDefinition): string {
  return stableId('mapping', definition.name, definition.variant ?? '');
}

/** The id of a delivered row: the same on every hub, so that an exported configuration fits another one. */
export function stableId(...parts: string[]): string {
  const hex = createHash('sha256').update(parts.join('\u0000')).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
