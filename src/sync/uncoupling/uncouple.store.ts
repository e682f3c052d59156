import type { Db, Tx } from '../../platform/database/db';
import type { RecordTable } from '../../platform/database/record-table';
import { conditionsIn } from '../filters/check-filter';
import { filterSql } from '../mapping/filter';
import type { LiveMapping } from '../mapping/live-mapping';

const FIRST_ID = '00000000-0000-0000-0000-000000000000';

// Say whose the record is or how it lives, not which mapping it belongs to.
const NO_KIND = new Set(['companyId', 'stateCode', 'statusCode']);

/** All SQL of uncoupling a whole mapping. */
export class UncoupleStore {
  /** Ids of couplings of a mapping above an id, in their order. */
  async pageCouplings(
    db: Db,
    mappingId: string,
    after: string | null,
    limit: number,
  ): Promise<string[]> {
    const rows = await db.query<{ id: string }>(
      `/* uncouple.pageCouplings */ SELECT k.id FROM sync.coupling k
        WHERE k.mapping_id = $1 AND k.id > $2 ORDER BY k.id LIMIT $3`,
      [mappingId, after ?? FIRST_ID, limit],
    );
    return rows.map((row) => row.id);
  }

  /**
   * Ids of CRM records that carry the company without any coupling (C-22), above an id, in their order. Of a
   * table that several mappings share only the records of this mapping's kind count, such as its account type.
   */
  async pageOrphans(
    db: Db,
    of: { mapping: LiveMapping; table: RecordTable; companyId: string },
    after: string | null,
    limit: number,
  ): Promise<string[]> {
    const kind = of.mapping.crmFilter.filter((node) =>
      conditionsIn([node]).every(({ field }) => !NO_KIND.has(field)),
    );
    const filter = filterSql(of.table, kind, of.companyId, 4);
    const rows = await db.query<{ id: string }>(
      `/* uncouple.pageOrphans.${of.table.name} */ SELECT t.id FROM ${of.table.name} t
        WHERE t.company_id = $1 AND t.id > $2 AND ${filter.sql}
          AND NOT EXISTS (SELECT 1 FROM sync.coupling k WHERE k.crm_id = t.id)
        ORDER BY t.id LIMIT $3`,
      [of.companyId, after ?? FIRST_ID, limit, ...filter.values],
    );
    return rows.map((row) => row.id);
  }

  /** Closes runs of uncoupling that a process left behind; the caller holds the mapping's lock. */
  async closeAbandoned(tx: Tx, mappingId: string, now: string): Promise<void> {
    await tx.execute(
      `/* uncouple.closeAbandoned */ UPDATE sync.sync_run
          SET status = 'ERROR', finished_at = $2, message = 'The process ended before the run did; what it committed stays.'
        WHERE mapping_id = $1 AND kind = 'UNCOUPLE' AND status = 'IN_PROCESS'`,
      [mappingId, now],
    );
  }
}
