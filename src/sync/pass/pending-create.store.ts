import { randomUUID } from 'node:crypto';
import { plainArray } from '../../platform/database/array-values';
import type { Tx } from '../../platform/database/db';
import type { Refusal } from '../../platform/errors/refusal';
import type { PassDirection } from '../mapping/direction';

/** Whose creates, in which run. */
export interface CreateAttempt {
  readonly mappingId: string;
  readonly direction: PassDirection;
  readonly runId: string;
  readonly now: string;
}

/** All SQL of creates that failed and wait for the next run. */
export class PendingCreateStore {
  /** Remembers creates that failed. */
  async remember(
    tx: Tx,
    { mappingId, direction, runId, now }: CreateAttempt,
    failures: readonly { sourceId: string; refusal: Refusal }[],
  ): Promise<void> {
    if (failures.length === 0) return;
    await tx.execute(
      `/* pending-create.remember */ INSERT INTO sync.pending_create AS p
              (id, mapping_id, direction, source_id, code, field, last_run_id, created_at, attempted_at)
       SELECT id, $1, $2, source_id, code, field, $3, $4, $4
         FROM unnest($5::uuid[], $6::uuid[], $7::varchar[], $8::varchar[]) AS s (id, source_id, code, field)
       ON CONFLICT (mapping_id, direction, source_id) DO UPDATE
         SET code = excluded.code, field = excluded.field, last_run_id = excluded.last_run_id,
             attempted_at = excluded.attempted_at, attempts = p.attempts + 1`,
      [
        mappingId,
        direction,
        runId,
        now,
        plainArray(failures, () => randomUUID()),
        plainArray(failures, ({ sourceId }) => sourceId),
        failures.map(({ refusal }) => refusal.code.slice(0, 60)),
        failures.map(({ refusal }) => refusal.field?.slice(0, 100) ?? null),
      ],
    );
  }

  /** Forgets creates that are done, or have nothing left to create from. */
  async forget(
    tx: Tx,
    { mappingId, direction }: CreateAttempt,
    sourceIds: readonly string[],
  ): Promise<void> {
    if (sourceIds.length === 0) return;
    await tx.execute(
      `/* pending-create.forget */ DELETE FROM sync.pending_create
        WHERE mapping_id = $1 AND direction = $2 AND source_id = ANY($3::uuid[])`,
      [mappingId, direction, plainArray(sourceIds, (id) => id)],
    );
  }
}
