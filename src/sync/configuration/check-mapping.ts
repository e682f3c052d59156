import { invalidInput } from '../../platform/errors/input.errors';
import { cannotDeactivate } from '../engine/engine.errors';
import type { RecordSides } from '../engine/record-sides';
import { canonicalJson } from '../engine/fields/compare-values';
import type { FieldMapping } from '../mapping/field-mapping.entity';
import { isActive } from '../mapping/live-mappings';
import type { MappingDefinition } from '../mapping/mapping-definition';
import { numberFieldOf } from '../mapping/number-field';
import type { TableMapping } from '../mapping/table-mapping.entity';
import type { SalesSettings } from '../settings/sales-settings.entity';
import type { MappingSet } from '../mapping/mapping-set';
import {
  dependencyInvalid,
  filterFixed,
  noFieldOfDirection,
  numberPolicyNotAllowed,
  optionMappingOneWay,
} from './configuration.errors';

/** Longest pause between scheduled runs: a week. */
const MOST_MINUTES = 10_080;

/** What of a table mapping is checked by itself. */
type Schedule = Pick<TableMapping, 'intervalMinutes' | 'inactivityMinutes'>;

type DeletionRule = Pick<TableMapping, 'name' | 'erpTable' | 'crmTable' | 'deletionPolicy'>;

type Numbering = Pick<TableMapping, 'name' | 'direction' | 'numberPolicy'>;

/** A table mapping before and after a change, with what the rules look at. */
export interface MappingChange {
  before: TableMapping;
  after: TableMapping;
  /** Field rows as they will be. */
  fields: readonly FieldMapping[];
  definition: MappingDefinition;
  settings: SalesSettings;
}

/** Checks what a table mapping is to become (T-1, T-4); throws the first refusal. */
export function checkMapping(change: MappingChange): void {
  checkDirection(change);
  checkFixedFilters(change);
  checkMinutes(change.after);
  checkNumbering(change.after, change.fields, change.definition);
}

/** Refuses to keep numbers of the CRM where a mapping creates no records of the ERP, or knows no such number. */
export function checkNumbering(
  { name, direction, numberPolicy }: Numbering,
  fields: readonly FieldMapping[],
  definition: Partial<Pick<MappingDefinition, 'documents' | 'lines'>> = {},
): void {
  if (numberPolicy !== 'KEEP') return;
  const refuse = (because: string) => numberPolicyNotAllowed(name, because);
  if (direction === 'TO_CRM') throw refuse('it creates no records in the ERP');
  if (definition.documents || definition.lines)
    throw refuse('documents are numbered by the ERP alone');
  if (numberFieldOf(fields) === null)
    throw refuse('no field mapping pairs the number of its ERP records with a field of the CRM');
}

function checkDirection({ before, after, fields, definition, settings }: MappingChange): void {
  if (definition.optionSet !== undefined && after.direction === 'BOTH') {
    throw optionMappingOneWay(after.name);
  }
  if (before.direction === after.direction || definition.optionSet !== undefined) return;
  const active = fields.filter((field) => isActive(field, settings));
  if (active.length > 0 && !active.some((field) => field.direction === after.direction)) {
    throw noFieldOfDirection(after.name, after.direction);
  }
}

function checkFixedFilters({ before, after, definition }: MappingChange): void {
  const fixed = definition.variant === 'bidirectional' && definition.lines !== true;
  if (!fixed) return;
  for (const property of ['erpFilter', 'crmFilter'] as const) {
    if (canonicalJson(before[property]) !== canonicalJson(after[property])) {
      throw filterFixed(after.name, property);
    }
  }
}

/** Refuses a schedule that makes no sense. */
export function checkMinutes(mapping: Schedule): void {
  for (const property of ['intervalMinutes', 'inactivityMinutes'] as const) {
    const minutes = mapping[property];
    if (minutes !== null && (minutes < 1 || minutes > MOST_MINUTES)) {
      throw invalidInput(property, `${property} is 1 to ${MOST_MINUTES} minutes, or null.`);
    }
  }
  if (mapping.intervalMinutes === null && mapping.inactivityMinutes !== null) {
    throw invalidInput(
      'inactivityMinutes',
      'A mapping that is not scheduled has no inactivity minutes.',
    );
  }
}

/** Refuses to deactivate what a noun of the mapping cannot be: either record may be the one that is left (7.2). */
export function checkDeletionPolicy(
  { name, erpTable, crmTable, deletionPolicy }: DeletionRule,
  sides: RecordSides,
): void {
  if (deletionPolicy !== 'DEACTIVATE') return;
  for (const table of [erpTable, crmTable]) {
    const { deactivated, noun } = sides.get(table);
    if (!deactivated) throw cannotDeactivate(name, noun);
  }
}

/** Refuses a dependency on a mapping that does not exist, or that would come back to this one. */
export function checkDependencies(
  mapping: Pick<TableMapping, 'name' | 'dependsOn'>,
  set: MappingSet,
): void {
  for (const on of mapping.dependsOn) {
    if (!set.findByName(on)) throw dependencyInvalid(mapping.name, on, 'there is no such mapping');
    const open = [on];
    const seen = new Set<string>();
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      if (name === mapping.name)
        throw dependencyInvalid(mapping.name, on, 'it depends on this one');
      if (seen.has(name)) continue;
      seen.add(name);
      open.push(...(set.findByName(name)?.dependsOn ?? []));
    }
  }
}
