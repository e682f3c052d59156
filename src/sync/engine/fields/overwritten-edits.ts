import type { Row } from '../../../platform/database/record-table';
import { printed } from './value-kind';
import type { Batch } from '../batch/batch';
import type { BatchRecord } from '../batch/batch-record';
import { baseValue } from './agreed-base';
import type { FieldChanges } from './changed-values';

/**
 * Fields of an update that buried what somebody had entered on the destination since both sides last agreed;
 * none where a person saw both values and chose.
 * A destination at the version of the agreement, which is nearly every one, costs a comparison of two texts.
 */
export function overwrittenEdits(
  batch: Batch,
  { pair: { coupling } }: BatchRecord,
  before: Row,
  changes: FieldChanges,
): string[] {
  if (batch.policy.choices !== null) return [];
  const erp = batch.destinationSide === 'ERP';
  const agreedAt = erp ? coupling?.erpVersion : coupling?.crmVersion;
  if (!coupling || coupling.base === null || printed(before.version) === agreedAt) return [];
  return Object.keys(changes).filter((property) => {
    const planned = batch.plan.byTarget.get(property);
    if (!planned || planned.from === null) return false;
    const agreed = baseValue(coupling.base, planned.field);
    const value = erp ? agreed?.erp : agreed?.crm;
    return !planned.same(value ?? null, before[property] ?? null);
  });
}
