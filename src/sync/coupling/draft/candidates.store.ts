import type { Db } from '../../../platform/database/db';
import type { RecordSide } from '../../engine/record-side';
import { filterSql } from '../../mapping/filter';
import type { LiveMapping } from '../../mapping/live-mapping';

/** A CRM record that may be coupled, and to what it is coupled already. */
export interface CandidateRow {
  readonly id: string;
  readonly name: string | null;
  readonly couplingId: string | null;
  /** The ERP record it belongs to; null when it is free. */
  readonly erpId: string | null;
}

/** Which candidates: those inside the CRM filter of the mapping, as far as these say. */
export interface CandidateQuery {
  readonly mapping: LiveMapping;
  readonly companyId: string | null;
  /** Only names that start with this text. */
  readonly startsWith: string | null;
  /** Only records that are free, or belong to this ERP record. */
  readonly freeFor: { readonly erpId: string | null } | null;
  /** A record that is listed elsewhere. */
  readonly except: string | null;
}

/** Place in the list of candidates; the id breaks ties. */
export interface CandidatePosition {
  readonly name: string | null;
  readonly id: string;
}

const BEFORE_NAMELESS: CandidatePosition = {
  name: null,
  id: '00000000-0000-0000-0000-000000000000',
};

/** All SQL of coupling candidates. */
export class CandidatesStore {
  /** Candidates in name order after a position, those without a name last. */
  async page(
    db: Db,
    side: RecordSide,
    query: CandidateQuery,
    { first, after }: { first: number; after: CandidatePosition | null },
  ): Promise<CandidateRow[]> {
    const rows = await this.rows(db, side, query, { first, after });
    const { nullable } = side.table.column(side.title);
    if (rows.length === first || !nullable || !after || after.name === null) return rows;
    // Asked for apart: the place alone then decides, which an index finds however deep it is.
    const nameless = { first: first - rows.length, after: BEFORE_NAMELESS };
    return [...rows, ...(await this.rows(db, side, query, nameless))];
  }

  private async rows(
    db: Db,
    side: RecordSide,
    query: CandidateQuery,
    { first, after }: { first: number; after: CandidatePosition | null },
  ): Promise<CandidateRow[]> {
    const values: unknown[] = [];
    const title = `t.${side.table.column(side.title).column}`;
    const conditions = conditionsOf(side, query, values);
    if (after) conditions.push(afterSql(title, after, values));
    values.push(first);
    return db.query<CandidateRow>(
      `/* candidates.page.${side.table.name} */ SELECT t.id, ${title} AS name, k.id AS "couplingId", k.erp_id AS "erpId"
         FROM ${side.table.name} t LEFT JOIN sync.coupling k ON k.crm_id = t.id AND k.mapping_id = $1
        WHERE ${conditions.join(' AND ')} ORDER BY ${title}, t.id LIMIT $${values.length}`,
      values,
    );
  }

  /** How many candidates there are in all. */
  async count(db: Db, side: RecordSide, query: CandidateQuery): Promise<number> {
    const values: unknown[] = [];
    const conditions = conditionsOf(side, query, values);
    const [row] = await db.query<{ count: number }>(
      `/* candidates.count.${side.table.name} */ SELECT count(*)::int AS count
         FROM ${side.table.name} t LEFT JOIN sync.coupling k ON k.crm_id = t.id AND k.mapping_id = $1
        WHERE ${conditions.join(' AND ')}`,
      values,
    );
    return row?.count ?? 0;
  }

  /** Records that carry exactly this name, inside the filter or not; those inside first, free ones before others. */
  async named(
    db: Db,
    side: RecordSide,
    { mapping, companyId }: Pick<CandidateQuery, 'mapping' | 'companyId'>,
    name: string,
  ): Promise<{ id: string; inside: boolean } | null> {
    const filter = filterSql(side.table, mapping.crmFilter, companyId, 3);
    const { column } = side.table.column(side.title);
    const [row] = await db.query<{ id: string; inside: boolean }>(
      `/* candidates.named.${side.table.name} */ SELECT t.id, coalesce(${filter.sql}, false) AS inside
         FROM ${side.table.name} t LEFT JOIN sync.coupling k ON k.crm_id = t.id AND k.mapping_id = $1
        WHERE t.${column} = $2 ORDER BY 2 DESC, k.id IS NOT NULL, t.id LIMIT 1`,
      [mapping.id, name, ...filter.values],
    );
    return row ?? null;
  }
}

// The first value is the mapping, which the join names.
function conditionsOf(side: RecordSide, query: CandidateQuery, values: unknown[]): string[] {
  values.push(query.mapping.id);
  const place = (value: unknown): string => `$${values.push(value)}`;
  const filter = filterSql(side.table, query.mapping.crmFilter, query.companyId, values.length + 1);
  values.push(...filter.values);
  const conditions = [filter.sql];
  const title = `t.${side.table.column(side.title).column}`;
  if (query.startsWith !== null)
    conditions.push(`${title} LIKE ${place(`${escapeLike(query.startsWith)}%`)}`);
  if (query.freeFor)
    conditions.push(`(k.id IS NULL OR k.erp_id = ${place(query.freeFor.erpId)}::uuid)`);
  if (query.except !== null) conditions.push(`t.id <> ${place(query.except)}::uuid`);
  return conditions;
}

function afterSql(title: string, { name, id }: CandidatePosition, values: unknown[]): string {
  const place = (value: unknown): string => `$${values.push(value)}`;
  return name === null
    ? `(${title} IS NULL AND t.id > ${place(id)}::uuid)`
    : `(${title}, t.id) > (${place(name)}, ${place(id)}::uuid)`;
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (letter) => `\\${letter}`);
}
