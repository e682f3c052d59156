import type { Db, Tx } from '../../platform/database/db';
import { newId } from '../../platform/new-id';
import type { FullSync } from './full-sync.entity';

/** Who asks and when, as the transaction knows it. */
export interface Asked {
  readonly actor: string;
  readonly now: string;
}

const COLUMNS = `f.id, f.status, f.created_at AS "createdAt", f.created_by AS "createdBy", f.started_at AS "startedAt",
  f.started_by AS "startedBy", f.finished_at AS "finishedAt"`;

/** All SQL of full synchronizations, without their lines. */
export class FullSyncStore {
  /** Makes whoever else changes a full synchronization wait until the transaction ends; who asks, and when. */
  async lock(tx: Tx): Promise<Asked> {
    const [row] = await tx.query<{ actor: string; now: string }>(
      `/* full-sync.lock */ SELECT pg_advisory_xact_lock(hashtext('sync.full_sync')),
              coalesce(nullif(current_setting('tandem.actor', true), ''), 'system') AS actor,
              coalesce(nullif(current_setting('tandem.now', true), '')::timestamptz, now()) AS now`,
    );
    if (!row) throw new Error('The transaction has no settings.');
    return row;
  }

  /** The full synchronization that was made last; null when there never was one. */
  async findLatest(db: Db): Promise<FullSync | null> {
    const [row] = await db.query(
      `/* full-sync.findLatest */ SELECT ${COLUMNS} FROM sync.full_sync f ORDER BY f.created_at DESC, f.id DESC LIMIT 1`,
    );
    return (row as unknown as FullSync | undefined) ?? null;
  }

  /** Adds one that is to be reviewed. */
  async create(tx: Tx, { actor, now }: Asked): Promise<FullSync> {
    const id = newId();
    await tx.execute(
      `/* full-sync.create */ INSERT INTO sync.full_sync (id, status, created_at, created_by) VALUES ($1, 'REVIEW', $2, $3)`,
      [id, now, actor],
    );
    const none = { startedAt: null, startedBy: null, finishedAt: null };
    return { id, status: 'REVIEW', createdAt: now, createdBy: actor, ...none };
  }

  /** It is at work from now on; who started it first, and when, stays. */
  async start(tx: Tx, id: string, { actor, now }: Asked): Promise<void> {
    await tx.execute(
      `/* full-sync.start */ UPDATE sync.full_sync SET status = 'IN_PROCESS', finished_at = NULL,
              started_at = coalesce(started_at, $2), started_by = coalesce(started_by, $3) WHERE id = $1`,
      [id, now, actor],
    );
  }

  /** It has ended. */
  async end(tx: Tx, id: string, status: FullSync['status'], now: string): Promise<void> {
    await tx.execute(
      `/* full-sync.end */ UPDATE sync.full_sync SET status = $2, finished_at = $3 WHERE id = $1`,
      [id, status, now],
    );
  }
}
