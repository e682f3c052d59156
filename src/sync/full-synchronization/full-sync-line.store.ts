import type { Db, Tx } from '../../platform/database/db';
import type { RecordTable } from '../../platform/database/record-table';
import type { FullSyncLine } from './full-sync-line.entity';

/** A line with the name of its mapping. */
export interface NamedLine extends Readonly<FullSyncLine> {
  readonly mapping: string;
}

/** What of a line may be changed. */
export type LineChanges = Partial<Omit<FullSyncLine, 'id' | 'fullSyncId' | 'mappingId'>>;

/** Channel on which is told that a line has moved on; the payload is the id of its full synchronization. */
export const FULL_SYNC_CHANNEL = 'tandem_full_sync';

const RUNS = 'l.couple_run_id, l.to_run_id, l.from_run_id';

/** All SQL of the lines of full synchronizations. */
export class FullSyncLineStore {
  private readonly selectList: string;

  constructor(private readonly table: RecordTable) {
    this.selectList = [...table.columns.values()]
      .map((c) => `l.${c.column} AS "${c.property}"`)
      .join(', ');
  }

  /** The lines of a full synchronization in their order. */
  async list(db: Db, fullSyncId: string): Promise<NamedLine[]> {
    return (await db.query(
      `/* full-sync-line.list */ SELECT ${this.selectList}, m.name AS mapping
         FROM sync.full_sync_line l JOIN sync.table_mapping m ON m.id = l.mapping_id
        WHERE l.full_sync_id = $1 ORDER BY l.position`,
      [fullSyncId],
    )) as unknown as NamedLine[];
  }

  /** One line; null when it is gone. `lock` keeps it until the transaction ends. */
  async find(db: Db, id: string, lock: 'none' | 'update' = 'none'): Promise<NamedLine | null> {
    const [row] = await db.query(
      `/* full-sync-line.find */ SELECT ${this.selectList}, m.name AS mapping
         FROM sync.full_sync_line l JOIN sync.table_mapping m ON m.id = l.mapping_id
        WHERE l.id = $1${lock === 'update' ? ' FOR UPDATE OF l' : ''}`,
      [id],
    );
    return (row as unknown as NamedLine | undefined) ?? null;
  }

  /** Lines that wait for a worker, or that a worker had in hand. */
  async listDue(db: Db): Promise<string[]> {
    const rows = await db.query<{ id: string }>(
      `/* full-sync-line.listDue */ SELECT id FROM sync.full_sync_line WHERE status IN ('QUEUED', 'IN_PROCESS') ORDER BY position`,
    );
    return rows.map(({ id }) => id);
  }

  /** Adds lines. */
  async insert(tx: Tx, lines: readonly FullSyncLine[]): Promise<void> {
    if (lines.length === 0) return;
    const rows = lines.map((line) => this.stored(line));
    const columns = Object.keys(rows[0] ?? {}).join(', ');
    await tx.execute(
      `/* full-sync-line.insert */ INSERT INTO sync.full_sync_line (${columns})
       SELECT ${columns} FROM json_populate_recordset(NULL::sync.full_sync_line, $1::json)`,
      [JSON.stringify(rows)],
    );
  }

  /** Removes lines. */
  async delete(tx: Tx, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await tx.execute(
      '/* full-sync-line.delete */ DELETE FROM sync.full_sync_line WHERE id = ANY($1::uuid[])',
      [ids],
    );
  }

  /** Changes a line and tells so. */
  async update(tx: Tx, id: string, changes: LineChanges): Promise<void> {
    const properties = Object.keys(changes) as (keyof LineChanges)[];
    if (properties.length === 0) return;
    const assigned = properties.map((property, at) => {
      const { column, type } = this.table.column(property);
      return `${column} = $${at + 2}${type === 'jsonb' ? '::jsonb' : ''}`;
    });
    await tx.execute(
      `/* full-sync-line.update */ UPDATE sync.full_sync_line SET ${assigned.join(', ')} WHERE id = $1`,
      [
        id,
        ...properties.map((property) =>
          Array.isArray(changes[property]) ? JSON.stringify(changes[property]) : changes[property],
        ),
      ],
    );
    await this.tell(tx, id);
  }

  /** Turns lines that have not begun the only way that their mapping still goes (T-1). */
  async followDirections(tx: Tx): Promise<void> {
    await tx.execute(
      `/* full-sync-line.followDirections */ UPDATE sync.full_sync_line l SET direction = m.direction
         FROM sync.table_mapping m
        WHERE m.id = l.mapping_id AND l.status = 'OPEN' AND m.direction <> 'BOTH' AND l.direction <> m.direction`,
    );
  }

  /**
   * Takes over the counters that the runs of a line have reached and tells so. Counting from the runs instead of
   * adding up what a worker reports makes it right after a worker died as well. False: the line is to stop.
   */
  async advance(tx: Tx, id: string, now: string): Promise<boolean> {
    const [row] = await tx.query<{ stopping: boolean }>(
      `/* full-sync-line.advance */ UPDATE sync.full_sync_line l
          SET (processed, inserted, modified, unchanged, skipped, failed, coupled) = (
                SELECT coalesce(sum(r.candidates), 0), coalesce(sum(r.inserted), 0), coalesce(sum(r.modified), 0),
                       coalesce(sum(r.unchanged), 0), coalesce(sum(r.skipped), 0), coalesce(sum(r.failed), 0),
                       coalesce(sum(r.coupled), 0) FROM sync.sync_run r WHERE r.id IN (${RUNS})),
              active_at = $2
        WHERE l.id = $1 RETURNING l.stopping`,
      [id, now],
    );
    await this.tell(tx, id);
    return row?.stopping === false;
  }

  /** Whether no worker has the line in hand, as its process is gone; the caller's transaction keeps others away meanwhile. */
  async isForsaken(tx: Tx, id: string): Promise<boolean> {
    const [row] = await tx.query<{ free: boolean }>(
      '/* full-sync-line.isForsaken */ SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS free',
      [lockKeyOf(id)],
    );
    return row?.free ?? false;
  }

  private async tell(tx: Tx, id: string): Promise<void> {
    await tx.query(
      `/* full-sync-line.tell */ SELECT pg_notify('${FULL_SYNC_CHANNEL}', full_sync_id::text) FROM sync.full_sync_line WHERE id = $1`,
      [id],
    );
  }

  private stored(line: FullSyncLine): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(line).map(([property, value]) => [this.table.column(property).column, value]),
    );
  }
}

/** Key of the lock that a worker holds on its connection while it has a line in hand. */
export function lockKeyOf(lineId: string): string {
  return `sync.full_sync_line/${lineId}`;
}
