import type { Refusal } from '../../../platform/errors/refusal';
import type { Row } from '../../../platform/database/record-table';
import { NUMBER } from '../../mapping/number-field';
import type { Batch } from '../batch/batch';
import type { BatchRecord } from '../batch/batch-record';
import {
  keptNumberMissing,
  keptNumberRefused,
  keptNumberTooLong,
  type KeptNumber,
} from './kept-number.errors';
import { codeOf } from './compare-values';

/**
 * Gives ERP records that are to be created the number of their CRM record, where the mapping keeps it. A
 * number that a field row has mapped already stays; what cannot become a number fails its record alone.
 */
export function keepNumbers(batch: Batch, records: readonly BatchRecord[]): void {
  if (!keepsNumbers(batch)) return;
  const { numberField } = batch.mapping;
  const length = batch.destination.table.column(NUMBER).length ?? Infinity;
  for (const record of records) {
    const { mapped } = record;
    if (!record.open || mapped?.action !== 'insert' || mapped.values[NUMBER] != null) continue;
    const kept = keptNumber(batch, mapped.source, numberField);
    if (kept.value === '') record.fail(keptNumberMissing(kept));
    else if (Array.from(kept.value).length > length) record.fail(keptNumberTooLong(kept, length));
    else mapped.values[NUMBER] = kept.value;
  }
}

/** What the ERP said against a record, in terms of the CRM number that it was to keep. */
export function refusalOfKept(batch: Batch, record: BatchRecord, refusal: Refusal): Refusal {
  const { mapped } = record;
  const ownNumber = refusal.field === NUMBER && mapped?.action === 'insert';
  if (!keepsNumbers(batch) || !ownNumber || mapped.values[NUMBER] == null) return refusal;
  return keptNumberRefused(keptNumber(batch, mapped.source, batch.mapping.numberField), refusal);
}

function keepsNumbers({ mapping, direction }: Batch): boolean {
  return mapping.numberPolicy === 'KEEP' && direction === 'FROM_CRM';
}

function keptNumber(batch: Batch, source: Row, field: string | null): KeptNumber {
  const { mapping, source: side, destination } = batch;
  return {
    mapping: mapping.name,
    field,
    value: field === null ? '' : codeOf(source[field] ?? ''),
    record: batch.nameOf(side, source, null) ?? side.noun,
    noun: destination.noun,
  };
}
