import type { Db } from '../../platform/database/db';

/** The records that an error entry of a run is about. */
export interface ErrorRecords {
  readonly id: string;
  readonly mappingId: string;
  readonly erpId: string | null;
  readonly crmId: string | null;
}

/** The records that error entries of runs are about, by the entry's id. */
export async function recordsOfErrors(
  db: Db,
  errorIds: readonly string[],
): Promise<Map<string, ErrorRecords>> {
  const rows = await db.query<{
    id: string;
    mappingId: string;
    erpId: string | null;
    crmId: string | null;
  }>(
    `/* error-records.byIds */ SELECT e.id, r.mapping_id AS "mappingId", e.erp_id AS "erpId", e.crm_id AS "crmId"
       FROM sync.sync_run_error e JOIN sync.sync_run r ON r.id = e.run_id
      WHERE e.id = ANY($1::uuid[]) AND r.mapping_id IS NOT NULL`,
    [errorIds],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
