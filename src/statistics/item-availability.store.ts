import type { Db, Tx } from '../platform/database/db';

/** How far the stock of items has travelled. */
export interface AvailabilityProgress {
  /** The snapshot of the item ledger that is in the products; null: none is. */
  readonly seen: string | null;
  /** What can be seen now. */
  readonly snapshot: string;
}

/** All SQL of which items have to show their stock in the CRM. */
export class ItemAvailabilityStore {
  /** How far it has come, and how far it could come now. A mark of another life of the database counts as none. */
  async read(db: Db): Promise<AvailabilityProgress> {
    const [row] = await db.query<AvailabilityProgress & Record<string, unknown>>(
      `/* availability.progress */ SELECT n.snapshot::text,
              CASE WHEN pg_snapshot_xmax(p.availability_snapshot::pg_snapshot) <= pg_snapshot_xmax(n.snapshot)
                   THEN p.availability_snapshot END AS seen
         FROM sync.statistics_progress p, (SELECT pg_current_snapshot() AS snapshot) n`,
    );
    if (!row) throw new Error('The progress of the statistics is not kept anywhere.');
    return row;
  }

  /** The products show what the ledger held this far. */
  async settle(tx: Tx, snapshot: string): Promise<void> {
    await tx.execute(
      `/* availability.settle */ UPDATE sync.statistics_progress SET availability_snapshot = $1`,
      [snapshot],
    );
  }

  /**
   * Coupled items that are not skipped, in the order of their couplings; with `seen` only those with ledger entries
   * that were written since (AV-2), by transaction and not by clock, so that a posting that ended late counts.
   */
  async listItems(db: Db, mappingId: string, seen: string | null): Promise<string[]> {
    const rows = await db.query<{ id: string }>(
      `/* availability.items */ SELECT k.erp_id AS id FROM sync.coupling k JOIN erp.item i ON i.id = k.erp_id
        WHERE k.mapping_id = $1 AND NOT k.skipped
          AND ($2::text IS NULL OR i.number IN (SELECT e.item_no FROM erp.item_ledger_entry e
               WHERE e.changed_xid >= pg_snapshot_xmin($2::pg_snapshot)::text::bigint
                 AND NOT pg_visible_in_snapshot(e.changed_xid::text::xid8, $2::pg_snapshot)))
        ORDER BY k.id`,
      [mappingId, seen],
    );
    return rows.map(({ id }) => id);
  }
}
