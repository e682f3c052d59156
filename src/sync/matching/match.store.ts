import { Decimal } from 'decimal.js';
import type { Db } from '../../platform/database/db';
import type { RowValue } from '../../platform/database/record-table';
import { printed } from '../engine/fields/value-kind';
import type { FilterSql } from '../mapping/filter';
import type { LiveMapping } from '../mapping/live-mapping';
import type { PreparedCriterion } from './match-criteria';

/** Most candidates that are named for one record. */
export const NAMED_CANDIDATES = 10;

/** What was found for one record under one priority. */
export interface Candidates {
  /** How many CRM records match. */
  readonly count: number;
  /** The first of them, at most ten. */
  readonly ids: readonly string[];
}

/** A record with the values that are looked for. */
export interface Wanted {
  readonly id: string;
  readonly values: ReadonlyMap<PreparedCriterion, RowValue>;
  /** The CRM record must have this value; null: anywhere. */
  readonly within: { readonly field: string; readonly value: string } | null;
}

/** Which criteria all wanted records share, and the place in which they are looked for. */
export interface Search {
  readonly mapping: LiveMapping;
  readonly criteria: readonly PreparedCriterion[];
  /** Column of the CRM table that narrows the search; null: none. */
  readonly withinColumn: string | null;
  /** The mapping's CRM filter over `t`, with values from `$1` on. */
  readonly filter: FilterSql;
}

/** All SQL of match-based coupling. */
export class MatchStore {
  /** ERP records of a mapping inside its filter that are not coupled, in the order of ids, after an id. */
  async pageUncoupled(
    db: Db,
    mapping: LiveMapping,
    filter: FilterSql,
    page: { after: string | null; limit: number },
  ): Promise<string[]> {
    const at = filter.values.length;
    const rows = await db.query<{ id: string }>(
      `/* match.pageUncoupled */ SELECT t.id FROM ${mapping.erpTable} t
        WHERE ${filter.sql} AND ($${at + 2}::uuid IS NULL OR t.id > $${at + 2}::uuid)
          AND NOT EXISTS (SELECT 1 FROM sync.coupling k WHERE k.erp_id = t.id AND k.mapping_id = $${at + 1})
        ORDER BY t.id LIMIT $${at + 3}`,
      [...filter.values, mapping.id, page.after, page.limit],
    );
    return rows.map((row) => row.id);
  }

  /**
   * CRM records that match, for many records at once: plain equalities, so that the planner hashes the wanted
   * records and reads the CRM table once, whatever the number of records.
   */
  async candidates(
    db: Db,
    search: Search,
    wanted: readonly Wanted[],
  ): Promise<Map<string, Candidates>> {
    if (wanted.length === 0) return new Map();
    const values: unknown[] = [...search.filter.values];
    const place = (value: unknown): string => `$${values.push(value)}`;
    const columns = [`${place(wanted.map((each) => each.id))}::uuid[]`];
    const conditions: string[] = [];
    search.criteria.forEach((criterion, at) => {
      const list = wanted.map((each) => comparable(criterion, each.values.get(criterion) ?? null));
      columns.push(`${place(list)}::text[]`);
      conditions.push(conditionOf(criterion, `w.v${at}`));
    });
    if (search.withinColumn !== null) {
      columns.push(`${place(wanted.map((each) => each.within?.value ?? null))}::uuid[]`);
      conditions.push(`t.${search.withinColumn} = w.within`);
    }
    const names = search.criteria.map((_, at) => `v${at}`);
    if (search.withinColumn !== null) names.push('within');
    const rows = await db.query<{ id: string; count: number; ids: string[] }>(
      `/* match.candidates */ SELECT w.id, count(*)::int AS count, (array_agg(t.id ORDER BY t.id))[1:${NAMED_CANDIDATES}] AS ids
         FROM unnest(${columns.join(', ')}) AS w (id${names.map((name) => `, ${name}`).join('')})
         JOIN ${search.mapping.crmTable} t ON ${conditions.join(' AND ')}
        WHERE ${search.filter.sql} GROUP BY w.id`,
      values,
    );
    return new Map(rows.map(({ id, count, ids }) => [id, { count, ids }]));
  }
}

// Texts are compared trimmed, and without letter case unless asked.
function conditionOf(criterion: PreparedCriterion, wanted: string): string {
  const present = presentValue(criterion);
  if (!criterion.text || criterion.caseSensitive) return `${present} = ${wanted}`;
  return `lower(${present}) = lower(${wanted})`;
}

// Numbers of different scales are one value; blank, zero and no are one for the ERP, whose fields are never null.
function presentValue({ crm, text }: PreparedCriterion): string {
  const column = `t.${crm.column}`;
  if (text) return `btrim(${column})`;
  if (NUMBERS.has(crm.type)) return `trim_scale(coalesce(${column}, 0)::numeric)::text`;
  return crm.type === 'boolean'
    ? `coalesce(${column}, false)::text`
    : `coalesce(${column}::text, '')`;
}

function comparable({ crm, text }: PreparedCriterion, value: RowValue): string {
  if (text) return printed(value).trim();
  if (NUMBERS.has(crm.type)) return new Decimal(printed(value ?? 0)).toFixed();
  return crm.type === 'boolean' ? String(value ?? false) : printed(value);
}

const NUMBERS = new Set(['numeric', 'integer', 'bigint']);
