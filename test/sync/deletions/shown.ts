import type { Masters, PairIds } from '../../support/masters';
import { setMapping } from '../../support/runs';

/** What the schema says of a pair of which a record is gone. */
export interface Shown {
  deletionState: string;
  deletionSettledBy: string | null;
  standing: string;
  failureCode: string | null;
  skipped: boolean;
}

/** Reads it; null: the coupling is gone. */
export async function shownOf({ api }: Masters, { couplingId }: PairIds): Promise<Shown | null> {
  const { coupling } = await api.ask<{ coupling: Shown | null }>(
    `query ($id: ID!) { coupling(id: $id) { deletionState deletionSettledBy standing failureCode skipped } }`,
    { id: couplingId },
  );
  return coupling;
}

/** Removes every coupling and chosen policy, so that nothing of a test is a candidate of the next one. */
export async function forgetPairs({ api }: Masters): Promise<void> {
  await api.composition.unitOfWork.run(async (tx) => {
    await tx.execute('DELETE FROM sync.coupling');
    await tx.execute(
      `UPDATE sync.table_mapping SET deletion_policy = 'NONE' WHERE deletion_policy <> 'REMOVE_COUPLING' OR name = 'CUSTOMER'`,
    );
  });
  await setMapping(api, 'CUSTOMER', { direction: 'BOTH' });
}
