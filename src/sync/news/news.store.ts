import type { Db } from '../../platform/database/db';

/** Which journal entries somebody wants to know of. */
export interface JournalInterest {
  /** Name of a table mapping; null: all. */
  readonly mapping: string | null;
  /** A record of either side; null: all. */
  readonly recordId: string | null;
}

const INTEREST = `($2::text IS NULL OR EXISTS (SELECT 1 FROM sync.sync_run r JOIN sync.table_mapping m ON m.id = r.mapping_id
                     WHERE r.id = j.run_id AND m.name = $2))
  AND ($3::uuid IS NULL OR j.record_id = $3 OR EXISTS (SELECT 1 FROM sync.coupling k
                     WHERE k.id = j.coupling_id AND $3 IN (k.erp_id, k.crm_id)))`;

/** All SQL of what those who follow runs and records are told. */
export class NewsStore {
  /** Whether a run is still at work; null when there is no such run. */
  async isRunning(db: Db, runId: string): Promise<boolean | null> {
    const [row] = await db.prepared<{ running: boolean }>(
      'news.isRunning',
      `/* news.isRunning */ SELECT status = 'IN_PROCESS' AS running FROM sync.sync_run WHERE id = $1`,
      [runId],
    );
    return row?.running ?? null;
  }

  /** Whether a full synchronization has not ended yet; null when there is no such. */
  async isLoading(db: Db, fullSyncId: string): Promise<boolean | null> {
    const [row] = await db.prepared<{ loading: boolean }>(
      'news.isLoading',
      `/* news.isLoading */ SELECT status IN ('REVIEW', 'IN_PROCESS') AS loading FROM sync.full_sync WHERE id = $1`,
      [fullSyncId],
    );
    return row?.loading ?? null;
  }

  /** The newest journal entry; 0 when there is none. */
  async newest(db: Db): Promise<string> {
    const [row] = await db.query<{ id: string }>(
      '/* news.newest */ SELECT coalesce(max(id), 0)::text AS id FROM sync.journal_entry',
    );
    return row?.id ?? '0';
  }

  /** Of these journal entries, those of interest, in their order. */
  async ofInterest(
    db: Db,
    ids: readonly string[],
    { mapping, recordId }: JournalInterest,
  ): Promise<string[]> {
    const rows = await db.prepared<{ id: string }>(
      'news.ofInterest',
      `/* news.ofInterest */ SELECT j.id FROM sync.journal_entry j WHERE j.id = ANY($1::bigint[]) AND ${INTEREST} ORDER BY j.id`,
      [ids, mapping, recordId],
    );
    return rows.map(({ id }) => id);
  }

  /** The entries of interest after one, the oldest first. */
  async after(
    db: Db,
    id: string,
    { mapping, recordId }: JournalInterest,
    limit: number,
  ): Promise<string[]> {
    const rows = await db.prepared<{ id: string }>(
      'news.after',
      `/* news.after */ SELECT j.id FROM sync.journal_entry j WHERE j.id > $1 AND ${INTEREST} ORDER BY j.id LIMIT $4`,
      [id, mapping, recordId, limit],
    );
    return rows.map((row) => row.id);
  }
}
