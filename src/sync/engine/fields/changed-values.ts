import type { Row, RowValue } from '../../../platform/database/record-table';
import { sameOf } from './compare-values';
import type { FieldPlan } from './field-plan';
import { kindOf } from './value-kind';

/** Per property the value before and after. */
export type FieldChanges = Record<string, [before: RowValue, after: RowValue]>;

/** The values that differ from what the destination has (S-14/8); an equal record has none. */
export function changedValues(plan: FieldPlan, values: Row, destination: Row): Row {
  const changed: Row = {};
  for (const property in values) {
    const value = values[property] ?? null;
    const present = destination[property] ?? null;
    if (value === present || sameTarget(plan, property, value, present)) continue;
    changed[property] = value;
  }
  return changed;
}

/** Whether a row names no property. */
export function isEmpty(row: Row): boolean {
  for (const _property in row) return false;
  return true;
}

/** What a write did to a record, field by field; of an insert only what it filled. */
export function fieldChanges(written: Row, before: Row | null): FieldChanges {
  const changes: FieldChanges = {};
  for (const property in written) {
    const after = written[property];
    if (after === undefined || property === 'id' || property === 'version') continue;
    const previous = before?.[property] ?? null;
    if (after !== previous) changes[property] = [previous, after];
  }
  return changes;
}

function sameTarget(
  plan: FieldPlan,
  property: string,
  value: RowValue,
  present: RowValue,
): boolean {
  const planned = plan.byTarget.get(property);
  if (planned) return planned.same(value, present);
  const column = plan.destination.columns.get(property);
  return sameOf(column ? kindOf(column) : 'text')(value, present);
}
