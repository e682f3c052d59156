import type { Tx } from '../../platform/database/db';
import type { RecordTable } from '../../platform/database/record-table';
import type { FilterSql } from '../mapping/filter';
import type { Side } from '../mapping/direction';
import type { AuditedPair } from './compare-pairs';

/** Records of one side of a mapping, and by which text people tell them apart. */
export interface SideScope {
  readonly side: Side;
  readonly table: RecordTable;
  readonly mappingId: string;
  /** The mapping's filter of the side over `t`, with values from `$1` on. */
  readonly filter: FilterSql;
  /** Properties that together name a record; empty: nothing does. */
  readonly naming: readonly string[];
}

/** An uncoupled record, and for a duplicate the record it is named like. */
export interface LooseRecord {
  readonly id: string;
  readonly duplicateOf: string | null;
}

/** Where a list goes on, and how many records of it are wanted. */
export interface LoosePage {
  readonly after: string | null;
  readonly limit: number;
}

const CURSOR = 'audit_pairs';
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** All SQL of audits. */
export class AuditStore {
  /** The couplings of a mapping after an id, in the order of ids, through a cursor: one sort, whatever their number. */
  async openPairs(tx: Tx, mappingId: string, after: string | null): Promise<void> {
    await tx.query(
      `/* audit.openPairs */ DECLARE ${CURSOR} NO SCROLL CURSOR FOR
       SELECT k.id, k.erp_id AS "erpId", k.crm_id AS "crmId", k.deletion_settled_by AS "settledBy" FROM sync.coupling k WHERE k.mapping_id = $1 AND k.id > $2 ORDER BY k.id`,
      [mappingId, after ?? FIRST_ID],
    );
  }

  /** The next couplings; none at the end. */
  nextPairs(tx: Tx, size: number): Promise<AuditedPair[]> {
    return tx.query<AuditedPair & Record<string, unknown>>(
      `/* audit.nextPairs */ FETCH FORWARD ${Math.trunc(size)} FROM ${CURSOR}`,
    );
  }

  /** Ends the reading of couplings. */
  async closePairs(tx: Tx): Promise<void> {
    await tx.query(`/* audit.closePairs */ CLOSE ${CURSOR}`);
  }

  /** CRM records that carry the company and are coupled through no mapping. */
  async pageStrays(
    tx: Tx,
    scope: SideScope,
    companyId: string,
    page: LoosePage,
  ): Promise<LooseRecord[]> {
    const { sql, values } = straysOf(scope, companyId);
    const at = values.length;
    return tx.query<LooseRecord & Record<string, unknown>>(
      `/* audit.pageStrays */ SELECT t.id, NULL AS "duplicateOf" ${sql} AND t.id > $${at + 1} ORDER BY t.id LIMIT $${at + 2}`,
      [...values, page.after ?? FIRST_ID, page.limit],
    );
  }

  /** How many such records there are. */
  async countStrays(tx: Tx, scope: SideScope, companyId: string): Promise<number> {
    const { sql, values } = straysOf(scope, companyId);
    return countOf(tx, `/* audit.countStrays */ SELECT count(*)::int AS count ${sql}`, values);
  }

  /** Uncoupled records inside the filter that are named like another one there, coupled ones first. */
  async pageDuplicates(tx: Tx, scope: SideScope, page: LoosePage): Promise<LooseRecord[]> {
    if (scope.naming.length === 0) return [];
    const { sql, values } = duplicatesOf(scope);
    const at = values.length;
    return tx.query<LooseRecord & Record<string, unknown>>(
      `/* audit.pageDuplicates */ SELECT d.id, d.first AS "duplicateOf" ${sql} AND d.id > $${at + 1} ORDER BY d.id LIMIT $${at + 2}`,
      [...values, page.after ?? FIRST_ID, page.limit],
    );
  }

  /** How many such records there are. */
  async countDuplicates(tx: Tx, scope: SideScope): Promise<number> {
    if (scope.naming.length === 0) return 0;
    const { sql, values } = duplicatesOf(scope);
    return countOf(tx, `/* audit.countDuplicates */ SELECT count(*)::int AS count ${sql}`, values);
  }
}

async function countOf(tx: Tx, sql: string, values: readonly unknown[]): Promise<number> {
  const [row] = await tx.query<{ count: number }>(sql, [...values]);
  return row?.count ?? 0;
}

function straysOf({ table, filter }: SideScope, companyId: string) {
  const values = [...filter.values, companyId];
  return {
    values,
    sql: `FROM ${table.name} t WHERE ${filter.sql} AND t.company_id = $${values.length}
      AND NOT EXISTS (SELECT 1 FROM sync.coupling k WHERE k.crm_id = t.id)`,
  };
}

// Names that several records have are found by hashing, and only their records are put side by side, the coupled one in front:
// sorting all names of 100,000 accounts took a second, and as a rule there is nothing to show.
function duplicatesOf({ side, table, mappingId, filter, naming }: SideScope) {
  const values = [...filter.values, mappingId];
  const id = side === 'ERP' ? 'erp_id' : 'crm_id';
  const names = naming.map((property) => `lower(btrim(t.${table.column(property).column}::text))`);
  const named = `${filter.sql} AND ${names.map((name) => `${name} <> ''`).join(' AND ')}`;
  const window = `PARTITION BY ${names.join(', ')} ORDER BY (k.id IS NULL), t.id`;
  return {
    values,
    sql: `FROM (SELECT t.id, k.id AS coupling, first_value(t.id) OVER (${window}) AS first
             FROM ${table.name} t
             LEFT JOIN sync.coupling k ON k.mapping_id IS NOT DISTINCT FROM $${values.length} AND k.${id} = t.id
            WHERE ${named} AND (${names.join(', ')}) IN (
              SELECT ${names.join(', ')} FROM ${table.name} t WHERE ${named} GROUP BY ${names.join(', ')} HAVING count(*) > 1)) d
      WHERE d.coupling IS NULL AND d.id <> d.first`,
  };
}
