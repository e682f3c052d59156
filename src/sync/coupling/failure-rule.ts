import type { Row, RowValue } from '../../platform/database/record-table';
import type { Refusal } from '../../platform/errors/refusal';
import { errorClassOf } from '../engine/error-class';
import { printed } from '../engine/fields/value-kind';
import type { PassDirection } from '../mapping/direction';
import type { MappingSet } from '../mapping/mapping-set';
import type { Coupling, FailureValue } from './coupling.entity';

/** What a failure makes of a coupling. */
export interface FailureState {
  failureCode: string;
  failureField: string | null;
  failureCount: number;
  skipped: boolean;
  failureValues: FailureValue[] | null;
  waitingMappingId: string | null;
  waitingFor: string | null;
}

/** A failed attempt, and the records as they were. */
export interface FailedAttempt {
  readonly direction: PassDirection;
  readonly refusal: Refusal;
  readonly erp: Row | null;
  readonly crm: Row | null;
}

/** Failures of the same code and field in one direction after which a coupling is left alone. */
const SKIPPED_AFTER = 2;

/**
 * Counts a failure: the same code and field twice in a row in one direction marks the coupling skipped (S-24). What
 * passes by itself never does. The state remembers what would end the failure: a reference, or other values.
 */
export function failureOf(
  coupling: Readonly<Coupling>,
  attempt: FailedAttempt,
  mappings: MappingSet,
): FailureState {
  const { direction, refusal } = attempt;
  const last = direction === 'TO_CRM' ? coupling.lastResultToCrm : coupling.lastResultFromCrm;
  const repeated =
    last === 'FAILURE' &&
    coupling.failureCode === refusal.code &&
    coupling.failureField === refusal.field;
  const failureCount = repeated ? coupling.failureCount + 1 : 1;
  const kind = errorClassOf(refusal.code);
  return {
    failureCode: refusal.code,
    failureField: refusal.field,
    failureCount,
    skipped: kind !== 'TRANSIENT' && failureCount >= SKIPPED_AFTER,
    failureValues: valuesAtFault(attempt),
    ...(kind === 'WAITING' ? waitingOf(refusal, mappings) : NOT_WAITING),
  };
}

/** A failure that is ours to mend: nothing of the records ends it, and it never marks the coupling skipped. */
export function unremembered({ code }: Refusal): FailureState {
  return {
    failureCode: code,
    failureField: null,
    failureCount: 1,
    skipped: false,
    failureValues: null,
    ...NOT_WAITING,
  };
}

/** Whether what made a pair fail has changed since: an offending field holds another value now. */
export function reasonChanged(
  coupling: Readonly<Coupling>,
  rows: { erp: Row | null; crm: Row | null },
): boolean {
  return (coupling.failureValues ?? []).some(
    ({ erpField, crmField, erp, crm }) =>
      differs(rows.erp, erpField, erp) || differs(rows.crm, crmField, crm),
  );
}

const NOT_WAITING = { waitingMappingId: null, waitingFor: null };

function waitingOf({ data }: Refusal, mappings: MappingSet) {
  const mapping = typeof data.mapping === 'string' ? mappings.findByName(data.mapping) : null;
  if (!mapping) return NOT_WAITING;
  const record = data.erpId ?? data.crmId;
  return {
    waitingMappingId: mapping.id,
    waitingFor: typeof record === 'string' ? record : null,
  };
}

function valuesAtFault({ refusal, erp, crm }: FailedAttempt): FailureValue[] | null {
  const fields = fieldsAtFault(refusal);
  if (fields.length === 0) return null;
  return fields.map(({ erpField, crmField }) => ({
    erpField: has(erp, erpField) ? erpField : null,
    crmField: has(crm, crmField) ? crmField : null,
    erp: valueOf(erp, erpField),
    crm: valueOf(crm, crmField),
  }));
}

// A conflict names its fields on both sides; any other refusal one property, of whichever record has it.
function fieldsAtFault({
  field,
  data,
}: Refusal): { erpField: string | null; crmField: string | null }[] {
  if (Array.isArray(data.conflicts)) {
    return (data.conflicts as { erpField: string | null; crmField: string | null }[]).map(
      ({ erpField, crmField }) => ({ erpField, crmField }),
    );
  }
  return field === null ? [] : [{ erpField: field, crmField: field }];
}

function has(row: Row | null, field: string | null): boolean {
  return row !== null && field !== null && field in row;
}

function valueOf(row: Row | null, field: string | null): RowValue {
  return row === null || field === null ? null : (row[field] ?? null);
}

function differs(row: Row | null, field: string | null, then: RowValue): boolean {
  return row !== null && field !== null && printed(row[field] ?? null) !== printed(then);
}
