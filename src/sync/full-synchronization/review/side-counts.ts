import type { Db } from '../../../platform/database/db';
import type { RecordSides } from '../../engine/record-sides';
import { filterSql } from '../../mapping/filter';
import type { LiveMapping } from '../../mapping/live-mapping';

/** How many records a mapping has inside its filters, and how many of them have a counterpart. */
export interface SideCounts {
  readonly erp: number;
  readonly crm: number;
  /** Inside the filter and not coupled. */
  readonly uncoupledErp: number;
  readonly uncoupledCrm: number;
  /** All pairs of the mapping, inside the filters or not. */
  readonly coupled: number;
}

/** Counts the records of mappings. */
export class CountSides {
  constructor(private readonly sides: RecordSides) {}

  /** The counts of one mapping, in one statement that reads both tables once. */
  async run(db: Db, mapping: LiveMapping, companyId: string | null): Promise<SideCounts> {
    const erp = this.sides.get(mapping.erpTable).table;
    const crm = this.sides.get(mapping.crmTable).table;
    const erpFilter = filterSql(erp, mapping.erpFilter, companyId, 2);
    const crmFilter = filterSql(crm, mapping.crmFilter, companyId, 2 + erpFilter.values.length);
    const [row] = await db.query<SideCounts & Record<string, unknown>>(
      `/* full-sync.count */ SELECT e.total AS erp, e.alone AS "uncoupledErp", c.total AS crm, c.alone AS "uncoupledCrm",
              (SELECT count(*)::int FROM sync.coupling WHERE mapping_id = $1) AS coupled
         FROM (SELECT count(*)::int AS total, count(*) FILTER (WHERE k.id IS NULL)::int AS alone
                 FROM ${erp.name} t LEFT JOIN sync.coupling k ON k.mapping_id = $1 AND k.erp_id = t.id WHERE ${erpFilter.sql}) e,
              (SELECT count(*)::int AS total, count(*) FILTER (WHERE k.id IS NULL)::int AS alone
                 FROM ${crm.name} t LEFT JOIN sync.coupling k ON k.mapping_id = $1 AND k.crm_id = t.id WHERE ${crmFilter.sql}) c`,
      [mapping.id, ...erpFilter.values, ...crmFilter.values],
    );
    if (!row) throw new Error('Counting answers one row.');
    return row;
  }
}
