import type { Db, Tx } from '../../platform/database/db';
import type { PassDirection } from '../mapping/direction';

/** Channel on which a commit tells of changed records; the payload is the id of a table mapping. */
export const CHANGED_CHANNEL = 'tandem_changed';

/** So many notes are looked through for more of the same records. */
const WINDOW = 5_000;

/** Notes that were taken, and what they say. */
export interface Claimed {
  readonly count: number;
  /** Records that changed, each once. */
  readonly recordIds: readonly string[];
  /** So many changed that the mapping runs as a whole; such notes stay until a run has settled them. */
  readonly many: boolean;
}

/** Changes of a mapping that wait to go one way. */
export interface Waiting {
  readonly mappingId: string;
  readonly direction: PassDirection;
}

/** All SQL of the records that people changed. */
export class ChangedRecordStore {
  /**
   * Takes the oldest notes of a mapping and direction, and removes them with this transaction. Whoever wrote them
   * has committed, so the records are read as they are now; a change that commits later brings a note of its own.
   * The mapping is taken along, so that no other process carries its records at the same time; null when one does.
   * Later notes of the same records are taken along, as a record that fails should not fail once for each.
   * While a person holds the mapping's job, its changes wait. One statement, as this is what each turn begins with.
   */
  async claim(
    tx: Tx,
    mappingId: string,
    direction: PassDirection,
    limit: number,
  ): Promise<Claimed | null> {
    const rows = await tx.prepared<{ taken: boolean; recordId: string | null; many: boolean }>(
      'changed-record.claim',
      `/* changed-record.claim */ WITH mine AS MATERIALIZED (
         SELECT pg_try_advisory_xact_lock(hashtextextended('sync.live/' || $1::uuid::text, 0)) AS taken),
       oldest AS MATERIALIZED (
         SELECT c.id, c.record_id, row_number() OVER (ORDER BY c.id) AS place FROM sync.changed_record c
          WHERE (SELECT taken FROM mine) AND c.mapping_id = $1 AND c.direction = $2 AND c.record_id IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM sync.job j WHERE j.mapping_id = $1 AND j.recurring AND j.kind = 'SYNCHRONIZE'
                               AND j.status = 'ON_HOLD' AND j.hold_reason = 'PERSON')
          ORDER BY c.id LIMIT ${WINDOW}),
       gone AS (DELETE FROM sync.changed_record WHERE id IN (
         SELECT c.id FROM sync.changed_record c WHERE c.id IN (
           SELECT o.id FROM oldest o WHERE o.record_id IN (SELECT f.record_id FROM oldest f WHERE f.place <= $3))
         FOR UPDATE SKIP LOCKED) RETURNING record_id)
       SELECT mine.taken, gone.record_id AS "recordId", EXISTS (SELECT 1 FROM sync.changed_record c
                WHERE c.mapping_id = $1 AND c.direction = $2 AND c.record_id IS NULL) AS many
         FROM mine LEFT JOIN gone ON true`,
      [mappingId, direction, limit],
    );
    if (!rows[0]?.taken) return null;
    const ids = rows.flatMap(({ recordId }) => recordId ?? []);
    return { count: ids.length, recordIds: [...new Set(ids)], many: rows[0].many };
  }

  /** Forgets what nobody carries over: the mapping is off, or changes do not wake it. A run finds them by version. */
  async forget(tx: Tx, mappingId: string, direction: PassDirection | null = null): Promise<void> {
    await tx.execute(
      `/* changed-record.forget */ DELETE FROM sync.changed_record WHERE id IN (
         SELECT id FROM sync.changed_record WHERE mapping_id = $1 AND ($2::text IS NULL OR direction = $2) FOR UPDATE SKIP LOCKED)`,
      [mappingId, direction],
    );
  }

  /** The mappings and directions with changes that wait; an index probe each, however many wait. */
  async waiting(db: Db): Promise<Waiting[]> {
    return db.prepared<Waiting & Record<string, unknown>>(
      'changed-record.waiting',
      `/* changed-record.waiting */ SELECT m.id AS "mappingId", d.direction
         FROM sync.table_mapping m CROSS JOIN (VALUES ('TO_CRM', 1), ('FROM_CRM', 2)) d (direction, place)
        WHERE EXISTS (SELECT 1 FROM sync.changed_record c WHERE c.mapping_id = m.id AND c.direction = d.direction)
        ORDER BY m.position, d.place`,
    );
  }
}
