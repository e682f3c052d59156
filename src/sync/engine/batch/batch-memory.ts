import type { Row } from '../../../platform/database/record-table';
import type { CouplingStore } from '../../coupling/coupling.store';
import { failureOf, type FailureState } from '../../coupling/failure-rule';
import { coupledEntry } from '../../journal/coupling-entries';
import type { NewJournalEntry } from '../../journal/journal.store';
import { oppositeOf, PASS_DIRECTIONS, type PassDirection } from '../../mapping/direction';
import type { Batch } from './batch';
import type { BatchRecord } from './batch-record';
import { recordIdOn } from './batch-writer';

/** Keeps what a batch leaves behind: journal entries, and the state of failures on their couplings (S-19, S-24). */
export async function remember(
  batch: Batch,
  records: readonly BatchRecord[],
  couplings: CouplingStore,
): Promise<void> {
  const failures: (FailureState & { id: string; direction: PassDirection })[] = [];
  const own: NewJournalEntry[] = [];
  for (const record of records) {
    for (const { table: recordTable, ...write } of record.writes) {
      own.push({ couplingId: record.couplingId, recordTable, ...write });
    }
    if (record.coupled && record.kind !== 'inserted') own.push(coupledPair(batch, record));
    const coupling = record.pair.coupling ?? record.restores;
    if (record.kind !== 'failed' || !coupling || !record.refusal) continue;
    const [erp, crm] = rowsOf(batch, record);
    const direction = record.broughtBack ? oppositeOf(batch.direction) : batch.direction;
    const attempt = { direction, refusal: record.refusal, erp, crm };
    const failure = failureOf(coupling, attempt, batch.request.mappings);
    failures.push({ id: coupling.id, ...failure, direction });
    if (failure.skipped) record.kind = 'skipped';
  }
  // What followed from the records stands in the journal already; they were written before it.
  batch.entries.unshift(...own);
  for (const direction of PASS_DIRECTIONS) {
    const ofDirection = failures.filter((failure) => failure.direction === direction);
    await couplings.fail(batch.tx, ofDirection, { runId: batch.runId, direction });
  }
}

function rowsOf({ direction }: Batch, { pair }: BatchRecord): [erp: Row | null, crm: Row | null] {
  return direction === 'TO_CRM' ? [pair.source, pair.destination] : [pair.destination, pair.source];
}

function coupledPair(batch: Batch, record: BatchRecord): NewJournalEntry {
  const [erpId, crmId] = [recordIdOn(batch, record, 'ERP'), recordIdOn(batch, record, 'CRM')];
  const pair = { id: record.couplingId, erpId: String(erpId), crmId };
  return coupledEntry(batch.mapping.erpTable, pair);
}
