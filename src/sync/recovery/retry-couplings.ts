import type { Tx } from '../../platform/database/db';
import { invalidInput } from '../../platform/errors/input.errors';
import { refusalBelow } from '../../platform/errors/below';
import type { CouplingStore } from '../coupling/coupling.store';
import { checkRecordCount, resolveRefs, type RecordRef } from '../coupling/record-ref';
import type { RecordOutcome } from '../engine/outcome';
import type { EngineSessions } from '../engine/session/engine-session';
import type { MappingSet } from '../mapping/mapping-set';
import type { SynchronizeNow } from '../engine/synchronize-now';

/** Which skipped pairs to bring back: chosen ones, those of a mapping, or all. */
export interface RetryCouplingsInput {
  records: readonly RecordRef[] | null;
  mapping: string | null;
  all: boolean;
  /** Synchronize the chosen records at once instead of leaving them to the next run. */
  synchronize: boolean;
}

/** How many pairs came back, and what synchronizing them at once did. */
export interface RetryResult {
  retried: number;
  /** How many of the chosen pairs were not skipped, so that nothing was to be done; null where none was chosen. */
  notSkipped: number | null;
  /** Null unless they were to be synchronized at once. */
  outcomes: RecordOutcome[] | null;
}

/** Brings skipped pairs back (S-29): one, many, all of a mapping, or all there are. */
export class RetryCouplings {
  constructor(
    private readonly sessions: EngineSessions,
    private readonly couplings: CouplingStore,
    private readonly synchronizeNow: SynchronizeNow,
  ) {}

  /** Clears the mark; the next run tries the pairs again, whether they changed or not (S-11). */
  async run(tx: Tx, input: RetryCouplingsInput): Promise<RetryResult> {
    checkScope(input);
    const { records } = input;
    const found = await this.sessions.within(tx, async ({ mappings }) => {
      if (records) return this.chosen(tx, mappings, { ...input, records });
      // Of two variants of a mapping each may have pairs of its own.
      const { mapping } = input;
      if (mapping !== null) mappings.active(mapping);
      const ids = mappings.all.filter((each) => each.name === mapping).map((each) => each.id);
      const retried = await this.couplings.clearAllSkipped(tx, mapping === null ? null : ids);
      return { retried, notSkipped: null };
    });
    if (!input.synchronize || !records) return { ...found, outcomes: null };
    return { ...found, outcomes: await this.synchronizeNow.run(tx, { records }) };
  }

  // What is synchronized at once answers for each record alone; else a record without a pair refuses the whole request.
  private async chosen(
    tx: Tx,
    mappings: MappingSet,
    { records, synchronize }: RetryCouplingsInput & { records: readonly RecordRef[] },
  ): Promise<Pick<RetryResult, 'retried' | 'notSkipped'>> {
    const refs = await resolveRefs(tx, this.couplings, mappings, records);
    if (!synchronize) {
      const at = refs.findIndex((each) => each.coupling === null);
      const unknown = refs[at];
      if (unknown?.coupling === null)
        throw refusalBelow(placeOf(records[at] ?? unknown.ref, at), unknown.refusal);
    }
    const ids = [...new Set(refs.flatMap((ref) => ref.coupling?.id ?? []))];
    const retried = await this.couplings.clearSkipped(tx, ids);
    return { retried, notSkipped: ids.length - retried };
  }
}

// Where the record stands in the input, and what the caller named it by.
function placeOf(ref: RecordRef, at: number): string {
  const key = (['couplingId', 'errorId', 'erpId', 'crmId'] as const).find((each) => ref[each]);
  return key ? `records.${at}.${key}` : `records.${at}`;
}

function checkScope({ records, mapping, all, synchronize }: RetryCouplingsInput): void {
  const scopes = [records !== null, mapping !== null, all].filter(Boolean).length;
  if (scopes !== 1)
    throw invalidInput('records', 'Name records, or a mapping, or all; exactly one.');
  if (records) checkRecordCount(records.length);
  if (synchronize && !records)
    throw invalidInput('syncNow', 'Only chosen records are synchronized at once.');
}
