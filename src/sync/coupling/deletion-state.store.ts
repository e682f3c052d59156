import { plainArray } from '../../platform/database/array-values';
import type { Tx } from '../../platform/database/db';
import { PASS_DIRECTIONS, type PassDirection, type Side } from '../mapping/direction';
import type { SettlingPolicy } from '../mapping/mapping-definition';
import { NO_FAILURE, NOT_SETTLED, resultColumn, runColumn } from './coupling.store';

/** Keeps on couplings which of their records are gone, and what a deletion policy has done about it (7.2). */
export class DeletionStateStore {
  /** Notes that records of one side are gone; in the order of the ids, as everyone who writes couplings does. */
  async markGone(tx: Tx, side: Side, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const column = stateColumn(side);
    await tx.execute(
      `/* coupling.markGone.${column} */ UPDATE sync.coupling SET ${column} = 'DELETED'
        WHERE id = ANY($1::uuid[]) AND ${column} <> 'DELETED'`,
      [plainArray(ids, (id) => id)],
    );
  }

  /** Notes that records of one side are there again: what a deletion policy did is history. */
  async markBack(tx: Tx, side: Side, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await tx.execute(
      `/* coupling.markBack.${stateColumn(side)} */ UPDATE sync.coupling
          SET ${stateColumn(side)} = 'PRESENT', ${NOT_SETTLED} WHERE id = ANY($1::uuid[])`,
      [plainArray(ids, (id) => id)],
    );
  }

  /**
   * Notes that a deletion policy settled pairs of which a record is gone: what failed before is no failure any more.
   * That a survivor was deactivated stays known, as nobody is to do it again; so does when a policy was first carried out.
   */
  async settle(
    tx: Tx,
    ids: readonly string[],
    policy: SettlingPolicy,
    attempt: { runId: string; direction: PassDirection; now: string },
  ): Promise<void> {
    if (ids.length === 0) return;
    await tx.execute(
      `/* coupling.settleDeletion */ UPDATE sync.coupling
          SET deletion_settled_by = CASE WHEN deletion_settled_by = 'DEACTIVATE' THEN deletion_settled_by ELSE $2 END,
              deletion_settled_at = CASE WHEN deletion_settled_by IN ('DEACTIVATE', $2) THEN deletion_settled_at ELSE $4 END,
              ${runColumn(attempt.direction)} = $3, skipped = false, ${NO_FAILURE},
              ${PASS_DIRECTIONS.map(forgiven).join(', ')}
        WHERE id = ANY($1::uuid[])`,
      [plainArray(ids, (id) => id), policy, attempt.runId, attempt.now],
    );
  }
}

// A failure that is none any more.
function forgiven(direction: PassDirection): string {
  const result = resultColumn(direction);
  return `${result} = CASE WHEN ${result} = 'FAILURE' THEN 'NONE' ELSE ${result} END`;
}

function stateColumn(side: Side): string {
  return side === 'ERP' ? 'erp_state' : 'crm_state';
}
