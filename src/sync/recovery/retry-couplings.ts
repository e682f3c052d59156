import type { Tx } from '../../platform/database/db';
import { invalidInput } from '../../platform/errors/input.errors';
import type { CouplingStore } from '../coupling/coupling.store';
import { checkRecordCount, resolveRefs, type RecordRef } from '../coupling/record-ref';
import type { RecordOutcome } from '../engine/outcome';
import type { EngineSessions } from '../engine/session/engine-session';
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
    const retried = await this.sessions.within(tx, async ({ mappings }) => {
      if (input.records) {
        const refs = await resolveRefs(tx, this.couplings, mappings, input.records);
        return this.couplings.clearSkipped(
          tx,
          refs.flatMap((ref) => ref.coupling?.id ?? []),
        );
      }
      // Of two variants of a mapping each may have pairs of its own.
      const { mapping } = input;
      if (mapping !== null) mappings.active(mapping);
      const ids = mappings.all.filter((each) => each.name === mapping).map((each) => each.id);
      return this.couplings.clearAllSkipped(tx, mapping === null ? null : ids);
    });
    if (!input.synchronize || !input.records) return { retried, outcomes: null };
    const outcomes = await this.synchronizeNow.run(tx, { records: input.records });
    return { retried, outcomes };
  }
}

function checkScope({ records, mapping, all, synchronize }: RetryCouplingsInput): void {
  const scopes = [records !== null, mapping !== null, all].filter(Boolean).length;
  if (scopes !== 1)
    throw invalidInput('records', 'Name records, or a mapping, or all; exactly one.');
  if (records) checkRecordCount(records.length);
  if (synchronize && !records)
    throw invalidInput('syncNow', 'Only chosen records are synchronized at once.');
}
