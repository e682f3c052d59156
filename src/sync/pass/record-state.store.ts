import { plainArray } from '../../platform/database/array-values';
import type { Tx } from '../../platform/database/db';
import type { RecordState } from '../coupling/coupling.entity';
import type { Side } from '../mapping/direction';

/** Marks on couplings whether the record of a side takes part, and what is known of records that are gone. */
export class RecordStateStore {
  /** Marks one side of couplings; in the order of their ids, as everyone who writes couplings does. */
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
       UPDATE sync.coupling k SET ${column} = $2 FROM locked WHERE k.id = locked.id`,
      [plainArray(couplingIds, (id) => id), state],
    );
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
