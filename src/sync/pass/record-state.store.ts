import { plainArray } from '../../platform/database/array-values';
import type { Tx } from '../../platform/database/db';
import type { RecordState } from '../coupling/coupling.entity';
import { NOT_SETTLED } from '../coupling/coupling.store';
import type { Side } from '../mapping/direction';
import type { LiveMapping } from '../mapping/live-mapping';

/** Marks on couplings whether the record of a side takes part, and what is known of records that are gone. */
export class RecordStateStore {
  /** Marks one side of couplings; what was settled for a record that is back is settled no more. In the order of their ids, as everyone who writes couplings does. */
  async mark(
    tx: Tx,
    side: Side,
    state: RecordState,
    couplingIds: readonly string[],
  ): Promise<void> {
    if (couplingIds.length === 0) return;
    const column = side === 'ERP' ? 'erp_state' : 'crm_state';
    await tx.execute(
      `/* coupling.mark.${column} */ WITH locked AS MATERIALIZED (
         SELECT id FROM sync.coupling WHERE id = ANY($1::uuid[]) AND ${column} <> $2 ORDER BY id FOR UPDATE)
       UPDATE sync.coupling k SET ${column} = $2,
              deletion_settled_by = CASE WHEN k.${column} <> 'DELETED' THEN k.deletion_settled_by END,
              deletion_settled_at = CASE WHEN k.${column} <> 'DELETED' THEN k.deletion_settled_at END
         FROM locked WHERE k.id = locked.id`,
      [plainArray(couplingIds, (id) => id), state],
    );
  }

  /** Notes records that were gone and are back, also on a side that no run reads; what was settled for them is open again. */
  async noteReturned(
    tx: Tx,
    mapping: Pick<LiveMapping, 'id' | 'erpTable' | 'crmTable'>,
  ): Promise<void> {
    for (const side of ['erp', 'crm'] as const) {
      const table = side === 'erp' ? mapping.erpTable : mapping.crmTable;
      await tx.execute(
        `/* coupling.returned.${side} */ WITH back AS MATERIALIZED (
           SELECT k.id FROM sync.coupling k JOIN ${table} t ON t.id = k.${side}_id
            WHERE k.mapping_id = $1 AND k.${side}_state = 'DELETED' ORDER BY k.id FOR UPDATE OF k)
         UPDATE sync.coupling k SET ${side}_state = 'PRESENT', ${NOT_SETTLED} FROM back WHERE k.id = back.id`,
        [mapping.id],
      );
    }
  }

  /**
   * Forgets deletions of a mapping's tables that nobody waits for any more. They are kept a day, so that a
   * transaction that couples the record meanwhile still meets its note.
   */
  async forgetDeletions(tx: Tx, mappingId: string, now: string): Promise<void> {
    await tx.execute(
      `/* deleted-record.forget */ DELETE FROM sync.deleted_record d USING sync.table_mapping m
        WHERE m.id = $1 AND d.record_table IN (m.erp_table, m.crm_table) AND d.deleted_at < $2::timestamptz - interval '1 day'
          AND NOT EXISTS (SELECT 1 FROM sync.coupling k WHERE k.erp_id = d.record_id AND k.erp_state <> 'DELETED')
          AND NOT EXISTS (SELECT 1 FROM sync.coupling k WHERE k.crm_id = d.record_id AND k.crm_state <> 'DELETED')`,
      [mappingId, now],
    );
  }
}
