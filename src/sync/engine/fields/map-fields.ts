import type { Row, RowValue } from '../../../platform/database/record-table';
import { Refusal } from '../../../platform/errors/refusal';
import { fieldConversion } from '../engine.errors';
import type { BatchContext, Conversion, FieldContext } from '../mapping-behaviour';
import type { FieldPlan, PlannedField } from './field-plan';
import { printed } from './value-kind';

/** What a record becomes on the other side: its values, or why it cannot go there. */
export interface Mapped {
  values: Row;
  refusal: Refusal | null;
}

const REFERENCE_CODES = new Set([
  'REFERENCE_NOT_COUPLED',
  'REFERENCE_NOT_FOUND',
  'OWNER_NOT_COUPLED',
  'OWNER_IS_A_TEAM',
]);

/** Applies the field rows to one record, in run order (T-9). Pure but for what the rules have read before. */
export function mapFields(
  plan: FieldPlan,
  batch: BatchContext,
  source: Row,
  destination: Row | null,
): Mapped {
  const values: Row = {};
  const inserting = destination === null;
  for (const planned of plan.fields) {
    if (inserting ? !planned.onInsert : !planned.onUpdate) continue;
    const converted = mapField(planned, batch, source, destination);
    if (converted instanceof Refusal) return { values, refusal: converted };
    if (converted === undefined || (converted === null && planned.notNull)) continue;
    values[planned.to] = converted;
  }
  return { values, refusal: null };
}

/** What one field row makes of a record: a value, undefined where the destination keeps what it has, or why it cannot go. */
export function mapField(
  planned: PlannedField,
  batch: BatchContext,
  source: Row,
  destination: Row | null,
): RowValue | undefined | Refusal {
  const value = planned.from === null ? planned.constant : (source[planned.from] ?? null);
  return planned.rule
    ? byRule(planned, { batch, field: planned.field, source, destination }, value)
    : convert(planned, value);
}

function byRule(
  planned: PlannedField,
  context: FieldContext,
  value: RowValue,
): RowValue | undefined | Refusal {
  const conversion = converted(planned, context, value);
  if (conversion === null || conversion.kind === 'keep') return undefined;
  if (conversion.kind === 'value') return convert(planned, conversion.value);
  if (planned.clearOnFailedSync && REFERENCE_CODES.has(conversion.refusal.code)) return null;
  return conversion.refusal;
}

function converted(
  planned: PlannedField,
  context: FieldContext,
  value: RowValue,
): Conversion | null {
  try {
    return planned.rule?.convert(value, context) ?? null;
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', refusal: error };
    throw error;
  }
}

function convert(planned: PlannedField, value: RowValue): RowValue | Refusal {
  if (planned.from === null) return value;
  const converted = planned.convert(value);
  if (typeof converted !== 'symbol') return converted;
  return fieldConversion(planned.from, printed(value), planned.to);
}
