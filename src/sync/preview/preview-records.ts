import type { Tx } from '../../platform/database/db';
import { invalidInput } from '../../platform/errors/input.errors';
import type { Refusal } from '../../platform/errors/refusal';
import type { CreateCounterparts } from '../coupling/create-counterparts';
import { checkRecordCount, sideOfRef, type RecordRef } from '../coupling/record-ref';
import type { RecordOutcome } from '../engine/outcome';
import type { RecordNames } from '../engine/record-names';
import type { SynchronizeNow, SynchronizeNowInput } from '../engine/synchronize-now';
import type { JournalEntry } from '../journal/journal-entry.entity';
import type { JournalStore } from '../journal/journal.store';
import {
  changesOf,
  previewedOutcomes,
  type PreviewedFollower,
  type PreviewedOutcome,
} from './previewed-outcome';

/** Records to preview, and what would be asked for them. */
export interface PreviewRecordsInput extends SynchronizeNowInput {
  /** Uncoupled records get a new counterpart, as couplingCreateInCrm and couplingCreateInErp would make it. */
  createMissing?: boolean | null;
}

/** What a request over chosen records would do. */
export interface RecordsPreview {
  readonly outcomes: PreviewedOutcome[];
  /** What would be written to other records along with them. */
  readonly followers: PreviewedFollower[];
}

/** The verbs and stores a preview goes through. */
export interface PreviewParts {
  readonly synchronizeNow: SynchronizeNow;
  readonly createCounterparts: CreateCounterparts;
  readonly journal: JournalStore;
  readonly names: RecordNames;
}

/**
 * Says what synchronizing chosen records would do: it does it, by the very verbs that a request
 * calls, and reads the journal of that. The caller rolls the transaction back.
 */
export class PreviewRecords {
  constructor(private readonly parts: PreviewParts) {}

  /** What would become of each record, in the order of the input. */
  async run(tx: Tx, input: PreviewRecordsInput): Promise<RecordsPreview> {
    checkRecordCount(input.records.length);
    const outcomes = await this.parts.synchronizeNow.run(tx, input);
    if (input.createMissing) await this.create(tx, input.records, outcomes);
    const runIds = new Set(
      outcomes.flatMap(({ runId, lineRunId }) => [runId ?? [], lineRunId ?? []].flat()),
    );
    const journal = await this.parts.journal.listByRuns(tx, [...runIds]);
    const joined = previewedOutcomes(outcomes, journal);
    return { outcomes: joined.outcomes, followers: await this.followers(tx, joined.others) };
  }

  // Uncoupled records take the verb that creates; their answers replace those of the other verb.
  private async create(
    tx: Tx,
    records: readonly RecordRef[],
    outcomes: RecordOutcome[],
  ): Promise<void> {
    for (const [at, ref] of records.entries()) {
      const outcome = outcomes[at];
      if (outcome && isMissing(ref, outcome) && !ref.mapping)
        outcomes[at] = { ...outcome, kind: 'failed', refusal: mappingNeeded(at) };
    }
    for (const side of ['ERP', 'CRM'] as const) {
      const places = records.flatMap((ref, at) =>
        isMissing(ref, outcomes[at]) && ref.mapping && sideOfRef(ref) === side ? [at] : [],
      );
      if (places.length === 0) continue;
      const created = await this.parts.createCounterparts.run(tx, {
        direction: side === 'ERP' ? 'TO_CRM' : 'FROM_CRM',
        records: places.map((at) => ({
          id: String(side === 'ERP' ? records[at]?.erpId : records[at]?.crmId),
          mapping: records[at]?.mapping ?? null,
        })),
      });
      places.forEach((at, n) => {
        const outcome = created[n];
        if (outcome) outcomes[at] = outcome;
      });
    }
  }

  private async followers(tx: Tx, entries: readonly JournalEntry[]): Promise<PreviewedFollower[]> {
    const names = await this.parts.names.run(
      tx,
      entries.map((entry) => ({ table: entry.recordTable, id: entry.recordId })),
    );
    return entries.map((entry) => ({
      side: entry.side,
      table: entry.recordTable,
      recordId: entry.recordId,
      record: names.get(entry.recordId) ?? entry.recordId,
      changes: changesOf(entry),
    }));
  }
}

// A record that has no counterpart yet, named by itself.
function isMissing(ref: RecordRef, outcome: RecordOutcome | undefined): boolean {
  return outcome?.refusal?.code === 'NOT_COUPLED' && !ref.couplingId;
}

// An id alone does not say in which table a record without a coupling is.
function mappingNeeded(at: number): Refusal {
  return invalidInput(
    `records.${at}.mapping`,
    'Name the table mapping by which a counterpart would be created.',
  );
}
