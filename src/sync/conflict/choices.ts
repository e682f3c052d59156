import type { RowValue } from '../../platform/database/record-table';
import { invalidInput } from '../../platform/errors/input.errors';
import type { UnitChoices } from '../engine/fields/merge-fields';
import type { Side } from '../mapping/direction';
import { choiceMissing, unitSplit } from './conflict.errors';
import type { PairConflict, PairField } from './pair-conflict';

/** What a person decided for one field or merge unit. */
export interface FieldChoice {
  /** The field of the ERP or of the CRM, or the merge unit. */
  readonly field: string;
  readonly take: Side | 'VALUE';
  /** With `VALUE`: what both sides shall have, as the ERP says it. */
  readonly value?: RowValue;
}

/** What a person decided for a pair. */
export interface PairChoices {
  /** For every field in conflict that has no choice of its own. */
  readonly all?: Side | null;
  readonly fields?: readonly FieldChoice[] | null;
}

/** The decision in the engine's terms: values that the ERP record takes first, and by unit the side that is right. */
export interface Decided {
  readonly values: Record<string, RowValue>;
  readonly units: UnitChoices;
}

/**
 * Turns a person's choices into a decision over the whole pair. Fields of one unit share their fate, every field
 * in conflict needs a choice, and what only one side changed travels by itself unless it was chosen otherwise.
 */
export function decided(state: PairConflict, { all, fields }: PairChoices): Decided {
  const twoWay = state.fields.filter((field) => field.direction === 'BOTH');
  const byUnit = new Map<string, { choice: FieldChoice; fields: PairField[] }[]>();
  for (const choice of fields ?? []) {
    const named = twoWay.filter((field) => names(field, choice.field));
    const [first] = named;
    if (!first) throw unknownField(choice.field, twoWay);
    checkValue(choice);
    const given = byUnit.get(first.unitKey) ?? [];
    byUnit.set(first.unitKey, [...given, { choice, fields: named }]);
  }
  const values: Record<string, RowValue> = {};
  const units = new Map<string, Side>();
  for (const [unitKey, given] of byUnit) {
    const ofUnit = twoWay.filter((field) => field.unitKey === unitKey);
    units.set(unitKey, sideOf(ofUnit, given));
    for (const { choice, fields: named } of given) {
      if (choice.take === 'VALUE' && named[0])
        give(values, named[0].erpField, choice.value ?? null);
    }
  }
  const open = conflicting(twoWay).filter((field) => !units.has(field.unitKey));
  if (open.length > 0 && !all) throw choiceMissing(open, state);
  if (all) for (const { unitKey } of open) units.set(unitKey, all);
  return { values, units };
}

// Also fields whose conflict another policy would have hidden count: both sides changed them, to different values.
function conflicting(twoWay: readonly PairField[]): PairField[] {
  const units = new Map<string, { erp: boolean; crm: boolean }>();
  const differing = twoWay.filter((field) => field.differs);
  for (const { unitKey, changedBy } of differing) {
    const unit = units.get(unitKey) ?? { erp: false, crm: false };
    unit.erp ||= changedBy === 'ERP' || changedBy === 'BOTH';
    unit.crm ||= changedBy === 'CRM' || changedBy === 'BOTH';
    units.set(unitKey, unit);
  }
  return differing.filter(({ unitKey }) => {
    const unit = units.get(unitKey);
    return unit?.erp === true && unit.crm;
  });
}

// One side for all of a unit. Given values are the ERP's once they are written there.
function sideOf(
  ofUnit: readonly PairField[],
  given: readonly { choice: FieldChoice; fields: readonly PairField[] }[],
): Side {
  const choices = given.map(({ choice }) => choice);
  const unit = ofUnit[0]?.unit ?? ofUnit[0]?.erpField ?? '';
  const [first] = choices;
  if (!first || choices.some(({ take }) => take !== first.take)) throw unitSplit(unit, choices);
  if (first.take !== 'VALUE') return first.take;
  const valued = new Set(given.flatMap(({ fields }) => fields.map(({ erpField }) => erpField)));
  const whole = given.every(({ fields }) => fields.length === 1);
  const left = ofUnit.filter((field) => field.differs && !valued.has(field.erpField));
  if (!whole || left.length > 0) throw unitSplit(unit, choices);
  return 'ERP';
}

// A value that was forgotten must not empty both sides, nor one that was given be passed over.
function checkValue({ field, take, value }: FieldChoice): void {
  if (take === 'VALUE' && value === undefined)
    throw invalidInput('fields', `The value for ${field} is missing; null empties it.`);
  if (take !== 'VALUE' && value !== undefined && value !== null)
    throw invalidInput('fields', `${field} is given a value, but takes that of the ${take}.`);
}

function give(values: Record<string, RowValue>, field: string, value: RowValue): void {
  if (field in values && values[field] !== value)
    throw invalidInput('fields', `${field} is given two values.`);
  values[field] = value;
}

function names(field: PairField, name: string): boolean {
  return field.erpField === name || field.crmField === name || field.unit === name;
}

function unknownField(name: string, fields: readonly PairField[]) {
  const known = [...new Set(fields.map(({ unit, erpField }) => unit ?? erpField))];
  return invalidInput('fields', `${name} is no field that travels both ways: ${known.join(', ')}.`);
}
