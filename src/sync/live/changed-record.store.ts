import type { Db, Tx } from '../../platform/database/db';
import type { PassDirection } from '../mapping/direction';

/** Channel on which a commit tells of changed records; the payload is the id of a table mapping. */
export const CHANGED_CHANNEL = 'tandem_changed';

/** Notes that were taken, and what they say. */
export interface Claimed {
  readonly count: number;
  /** Records that changed, each once. */
  readonly recordIds: readonly string[];
  /** So many changed that the mapping runs as a whole; such notes stay until a run has settled them. */
  readonly many: boolean;
}

/** All SQL of the records that people changed. */
export class ChangedRecordStore {
  /** Takes a mapping until the transaction ends, so that no other process carries its records; false when one does. */
  async tryMapping(tx: Tx, mappingId: string): Promise<boolean> {
    const [row] = await tx.prepared<{ taken: boolean }>(
      'changed-record.tryMapping',
      `/* changed-record.tryMapping */ SELECT pg_try_advisory_xact_lock(hashtextextended('sync.live/' || $1::text, 0)) AS taken`,
      [mappingId],
    );
    return row?.taken ?? false;
  }

  /**
   * Takes the oldest notes of a mapping and direction, and removes them with this transaction. Whoever wrote them
   * has committed, so the records are read as they are now; a change that commits later brings a note of its own.
   * While a person holds the mapping's job, its changes wait.
   */
  async claim(
    tx: Tx,
    mappingId: string,
    direction: PassDirection,
    limit: number,
  ): Promise<Claimed> {
    const rows = await tx.prepared<{ recordId: string }>(
      'changed-record.claim',
      `/* changed-record.claim */ DELETE FROM sync.changed_record WHERE id IN (
         SELECT id FROM sync.changed_record WHERE mapping_id = $1 AND direction = $2 AND record_id IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM sync.job j WHERE j.mapping_id = $1 AND j.recurring AND j.kind = 'SYNCHRONIZE'
                               AND j.status = 'ON_HOLD' AND j.hold_reason = 'PERSON')
          ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED) RETURNING record_id AS "recordId"`,
      [mappingId, direction, limit],
    );
    const [many] = await tx.prepared<{ many: boolean }>(
      'changed-record.many',
      `/* changed-record.many */ SELECT EXISTS (SELECT 1 FROM sync.changed_record
         WHERE mapping_id = $1 AND direction = $2 AND record_id IS NULL) AS many`,
      [mappingId, direction],
    );
    return {
      count: rows.length,
      recordIds: [...new Set(rows.map(({ recordId }) => recordId))],
      many: many?.many ?? false,
    };
  }

  /** Forgets what nobody carries over: the mapping is off, or changes do not wake it. A run finds them by version. */
  async forget(tx: Tx, mappingId: string, direction: PassDirection | null = null): Promise<void> {
    await tx.execute(
      `/* changed-record.forget */ DELETE FROM sync.changed_record WHERE id IN (
         SELECT id FROM sync.changed_record WHERE mapping_id = $1 AND ($2::text IS NULL OR direction = $2) FOR UPDATE SKIP LOCKED)`,
      [mappingId, direction],
    );
  }

  /** Ids of the mappings with changes that wait. */
  async waiting(db: Db): Promise<string[]> {
    const rows = await db.query<{ mappingId: string }>(
      '/* changed-record.waiting */ SELECT DISTINCT mapping_id AS "mappingId" FROM sync.changed_record',
    );
    return rows.map(({ mappingId }) => mappingId);
  }
}
