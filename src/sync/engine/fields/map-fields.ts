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
  /** Fields that were left out or cleared, as their rows say, instead of failing the record (Q-28a). */
  warnings: Refusal[];
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
  const warnings: Refusal[] = [];
  const inserting = destination === null;
  for (const planned of plan.fields) {
    if (inserting ? !planned.onInsert : !planned.onUpdate) continue;
    let converted = mapField(planned, batch, source, destination);
    if (converted instanceof Refusal) {
      const { onFailure } = planned.field;
      if (onFailure === 'FAIL') return { values, refusal: converted, warnings };
      warnings.push(asWarning(converted, onFailure));
      converted = onFailure === 'CLEAR' ? null : undefined;
    }
    if (converted === undefined || (converted === null && planned.notNull)) continue;
    values[planned.to] = converted;
  }
  return { values, refusal: null, warnings };
}

// The same code and sentence; the data say what was done instead of failing the record.
function asWarning(refusal: Refusal, done: 'SKIP' | 'CLEAR'): Refusal {
  const { code, message, field, remedy, data } = refusal;
  return new Refusal(code, message, {
    ...(field === null ? {} : { field }),
    ...(remedy === null ? {} : { remedy }),
    data: { ...data, warning: done },
  });
}

/** What one field row makes of a record: a value, undefined where the destination keeps what it has, or why it cannot go. */
export function mapField(
  planned: PlannedField,
  batch: BatchContext,
  source: Row,
  destination: Row | null,
): RowValue | undefined | Refusal {
  if (planned.from === null) return planned.constant;
  const raw = source[planned.from] ?? null;
  try {
    if (destination && agreesBackwards(planned, raw, destination)) return undefined;
    const value = planned.transform ? planned.transform.apply(raw, planned.from) : raw;
    return mapValue(planned, batch, { source, destination }, value);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

// The opposite transformation makes the present destination into what the source says: nothing to change (T-20).
function agreesBackwards(planned: PlannedField, raw: RowValue, destination: Row): boolean {
  if (!planned.opposite || planned.rule?.lookup) return false;
  const back = planned.opposite.apply(destination[planned.to] ?? null, planned.to);
  return planned.sameSource(back, raw);
}

function mapValue(
  planned: PlannedField,
  batch: BatchContext,
  { source, destination }: { source: Row; destination: Row | null },
  value: RowValue,
): RowValue | undefined | Refusal {
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
  const converted = planned.convert(value);
  if (typeof converted !== 'symbol') return converted;
  return fieldConversion(planned.from ?? planned.to, printed(value), planned.to);
}
