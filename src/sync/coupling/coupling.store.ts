import { jsonLines, plainArray } from '../../platform/database/array-values';
import type { Db, Tx } from '../../platform/database/db';
import type { RecordTable } from '../../platform/database/record-table';
import type { PassDirection, Side } from '../mapping/direction';
import type { Coupling } from './coupling.entity';
import type { FailureState } from './failure-rule';

/** A coupling to be made. Without versions both records count as changed (C-7). */
export interface NewCoupling {
  id: string;
  mappingId: string;
  erpId: string;
  crmId: string;
  erpVersion: string | null;
  crmVersion: string | null;
  base: object | null;
}

/** The state of a pair that agrees now. */
export interface AgreedCoupling {
  id: string;
  /** Null: that side has changes which were not looked at yet, and never agreed before. */
  erpVersion: string | null;
  crmVersion: string | null;
  base: object;
}

/** Which run attempted it, in which directions, when. */
export interface Attempt {
  runId: string;
  directions: readonly PassDirection[];
  now: string;
}

/** All SQL of couplings. */
export class CouplingStore {
  private readonly selectList: string;

  constructor(private readonly table: RecordTable) {
    this.selectList = [...table.columns.values()]
      .map((c) => `k.${c.column} AS "${c.property}"`)
      .join(', ');
  }

  /**
   * Holds off everyone else who would couple records of this mapping until the transaction ends. Between
   * finding a record uncoupled and coupling it nobody else may couple it, and there is no row to lock yet.
   * `shared`: others that share it may, as their records are other ones.
   */
  async lockCreation(tx: Tx, mappingId: string, shared = false): Promise<void> {
    const lock = shared ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
    await tx.prepared(
      `coupling.lockCreation.${lock}`,
      `/* coupling.lockCreation */ SELECT ${lock}(hashtextextended('sync.coupling' || $1, 0))`,
      [mappingId],
    );
  }

  /**
   * Couplings of a mapping that have one of the records on a side; locked in the order of their ids. The
   * mapping is compared in a form no index serves: with statistics from before a large load the planner
   * would else read all couplings of the mapping, at a hundred times the cost.
   */
  async listByRecords(
    db: Db,
    mappingId: string,
    records: { side: Side; ids: readonly string[] },
    lock: 'none' | 'update' = 'none',
  ): Promise<Coupling[]> {
    if (records.ids.length === 0) return [];
    const column = records.side === 'ERP' ? 'erp_id' : 'crm_id';
    return this.list(
      db,
      `/* coupling.listByRecords.${column} */ SELECT ${this.selectList} FROM sync.coupling k
        WHERE k.mapping_id IS NOT DISTINCT FROM $1 AND k.${column} = ANY($2::uuid[])${lock === 'update' ? ' ORDER BY k.id FOR UPDATE' : ''}`,
      [mappingId, plainArray(records.ids, (id) => id)],
    );
  }

  /** Couplings of any mapping that have one of the records on a side. */
  async listByAnyRecords(db: Db, side: Side, ids: readonly string[]): Promise<Coupling[]> {
    if (ids.length === 0) return [];
    const column = side === 'ERP' ? 'erp_id' : 'crm_id';
    return this.list(
      db,
      `/* coupling.listByAnyRecords.${column} */ SELECT ${this.selectList} FROM sync.coupling k
        WHERE k.${column} = ANY($1::uuid[])`,
      [ids],
    );
  }

  /** Couplings by their own ids; locked in the order of their ids. */
  async listByIds(
    db: Db,
    ids: readonly string[],
    lock: 'none' | 'update' = 'none',
  ): Promise<Coupling[]> {
    if (ids.length === 0) return [];
    return this.list(
      db,
      `/* coupling.listByIds */ SELECT ${this.selectList} FROM sync.coupling k
        WHERE k.id = ANY($1::uuid[])${lock === 'update' ? ' ORDER BY k.id FOR UPDATE' : ''}`,
      [ids],
    );
  }

  /** Makes couplings. Result and run are those of the attempt; none when nothing travelled. */
  async insert(tx: Tx, couplings: readonly NewCoupling[], attempt: Attempt): Promise<void> {
    if (couplings.length === 0) return;
    await tx.execute(
      `/* coupling.insert */ INSERT INTO sync.coupling (id, mapping_id, erp_id, crm_id, erp_version, crm_version, base,
              last_result_to_crm, last_result_from_crm, last_run_to_crm_id, last_run_from_crm_id, last_synced_at, created_at)
       SELECT id, mapping_id, erp_id, crm_id, erp_version, crm_version, base::jsonb, $8, $9, $10, $11, $12, $13
         FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::bigint[], $6::bigint[], string_to_array($7, E'\\n', ''))
           AS s (id, mapping_id, erp_id, crm_id, erp_version, crm_version, base)`,
      [
        plainArray(couplings, (each) => each.id),
        plainArray(couplings, (each) => each.mappingId),
        plainArray(couplings, (each) => each.erpId),
        plainArray(couplings, (each) => each.crmId),
        plainArray(couplings, (each) => each.erpVersion),
        plainArray(couplings, (each) => each.crmVersion),
        jsonLines(couplings, (each) => each.base),
        resultOf(attempt, 'TO_CRM'),
        resultOf(attempt, 'FROM_CRM'),
        attempt.directions.includes('TO_CRM') ? attempt.runId : null,
        attempt.directions.includes('FROM_CRM') ? attempt.runId : null,
        attempt.directions.length > 0 ? attempt.now : null,
        attempt.now,
      ],
    );
    await this.release(tx, couplings);
  }

  /** Brings back the pairs that waited for one of these records to be coupled; the next run tries them again. */
  private async release(
    tx: Tx,
    couplings: readonly { mappingId: string; erpId: string; crmId: string }[],
  ): Promise<void> {
    const records = couplings.flatMap(({ erpId, crmId }) => [erpId, crmId]);
    await tx.execute(
      `/* coupling.release */ UPDATE sync.coupling
          SET skipped = false, failure_count = 0, waiting_mapping_id = NULL, waiting_for = NULL
        WHERE waiting_mapping_id = ANY($1::uuid[]) AND (waiting_for IS NULL OR waiting_for = ANY($2::uuid[]))`,
      [[...new Set(couplings.map((each) => each.mappingId))], plainArray(records, (id) => id)],
    );
  }

  /** Records that pairs agree: stamps, base, success of the attempt; a failure before is forgotten (S-18). */
  async agree(tx: Tx, couplings: readonly AgreedCoupling[], attempt: Attempt): Promise<void> {
    if (couplings.length === 0) return;
    const results = attempt.directions.map(
      (direction) => `${resultColumn(direction)} = 'SUCCESS', ${runColumn(direction)} = $5`,
    );
    await tx.execute(
      `/* coupling.agree */ UPDATE sync.coupling k
          SET erp_version = s.erp_version, crm_version = s.crm_version, base = s.base::jsonb, ${results.join(', ')},
              ${NO_FAILURE}, skipped = false, last_synced_at = $6
         FROM unnest($1::uuid[], $2::bigint[], $3::bigint[], string_to_array($4, E'\\n', ''))
           AS s (id, erp_version, crm_version, base)
        WHERE k.id = s.id`,
      [
        plainArray(couplings, (each) => each.id),
        plainArray(couplings, (each) => each.erpVersion),
        plainArray(couplings, (each) => each.crmVersion),
        jsonLines(couplings, (each) => each.base),
        attempt.runId,
        attempt.now,
      ],
    );
  }

  /** Records that attempts failed; stamps stay (S-19). */
  async fail(
    tx: Tx,
    failures: readonly (FailureState & { id: string })[],
    attempt: { runId: string; direction: PassDirection },
  ): Promise<void> {
    if (failures.length === 0) return;
    await tx.execute(
      `/* coupling.fail */ UPDATE sync.coupling k
          SET ${resultColumn(attempt.direction)} = 'FAILURE', ${runColumn(attempt.direction)} = $2,
              failure_code = s.failure_code, failure_field = s.failure_field,
              failure_count = s.failure_count, skipped = s.skipped, failure_values = s.failure_values,
              waiting_mapping_id = s.waiting_mapping_id, waiting_for = s.waiting_for
         FROM json_populate_recordset(NULL::sync.coupling, $1::json) s
        WHERE k.id = s.id`,
      [
        JSON.stringify(
          failures.map((each) => ({
            id: each.id,
            failure_code: each.failureCode.slice(0, 60),
            failure_field: each.failureField?.slice(0, 100) ?? null,
            failure_count: each.failureCount,
            skipped: each.skipped,
            failure_values: each.failureValues,
            waiting_mapping_id: each.waitingMappingId,
            waiting_for: each.waitingFor,
          })),
        ),
        attempt.runId,
      ],
    );
  }

  /** Gives a coupling another CRM record: the state of the CRM side is lost, that of the ERP side stays (C-5). */
  async pointToCrm(tx: Tx, id: string, crmId: string): Promise<void> {
    await tx.execute(
      `/* coupling.pointToCrm */ UPDATE sync.coupling
          SET crm_id = $2, crm_version = NULL, base = NULL, last_synced_at = NULL, skipped = false, statistics_uploaded = false,
              last_result_to_crm = 'NONE', last_run_to_crm_id = NULL, crm_state = 'PRESENT', ${NOT_SETTLED},
              ${NO_FAILURE}
        WHERE id = $1`,
      [id, crmId],
    );
    const coupling = (await this.listByIds(tx, [id]))[0];
    if (coupling) await this.release(tx, [coupling]);
  }

  /** Gives a coupling another ERP record: the state of the ERP side is lost, that of the CRM side stays (C-5). */
  async pointToErp(tx: Tx, id: string, erpId: string): Promise<void> {
    await tx.execute(
      `/* coupling.pointToErp */ UPDATE sync.coupling
          SET erp_id = $2, erp_version = NULL, base = NULL, last_synced_at = NULL, skipped = false, statistics_uploaded = false,
              last_result_from_crm = 'NONE', last_run_from_crm_id = NULL, erp_state = 'PRESENT', ${NOT_SETTLED},
              ${NO_FAILURE}
        WHERE id = $1`,
      [id, erpId],
    );
    const coupling = (await this.listByIds(tx, [id]))[0];
    if (coupling) await this.release(tx, [coupling]);
  }

  /** Brings removed couplings back as they were, state and all. */
  async reinstate(tx: Tx, couplings: readonly Readonly<Coupling>[]): Promise<void> {
    if (couplings.length === 0) return;
    const columns = [...this.table.columns.values()];
    const names = columns.map(({ column }) => column).join(', ');
    const rows = couplings.map((coupling) =>
      Object.fromEntries(
        columns.map(({ property, column, defaultValue }) => [
          column,
          coupling[property as keyof Coupling] ?? defaultValue ?? null,
        ]),
      ),
    );
    await tx.execute(
      `/* coupling.reinstate */ INSERT INTO sync.coupling (${names})
       SELECT ${names} FROM json_populate_recordset(NULL::sync.coupling, $1::json)`,
      [JSON.stringify(rows)],
    );
  }

  /** Sets what both sides agree on, beside any attempt. */
  async restamp(
    tx: Tx,
    couplings: readonly {
      id: string;
      erpVersion: string | null;
      crmVersion: string | null;
      base: object | null;
    }[],
  ): Promise<void> {
    if (couplings.length === 0) return;
    await tx.execute(
      `/* coupling.restamp */ UPDATE sync.coupling k
          SET erp_version = s.erp_version, crm_version = s.crm_version, base = s.base
         FROM json_populate_recordset(NULL::sync.coupling, $1::json) s WHERE k.id = s.id`,
      [
        JSON.stringify(
          couplings.map(({ id, erpVersion, crmVersion, base }) => ({
            id,
            erp_version: erpVersion,
            crm_version: crmVersion,
            base,
          })),
        ),
      ],
    );
  }

  /** Marks couplings of orders that posting removed; the pair stays (BI-23). */
  async markArchived(tx: Tx, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await tx.execute(
      `/* coupling.markArchived */ UPDATE sync.coupling SET order_archived = true WHERE id = ANY($1::uuid[])`,
      [ids],
    );
  }

  /** Removes couplings. */
  async delete(tx: Tx, ids: readonly string[]): Promise<number> {
    if (ids.length === 0) return 0;
    return tx.execute(
      `/* coupling.delete */ DELETE FROM sync.coupling WHERE id = ANY($1::uuid[])`,
      [ids],
    );
  }

  /** Brings pairs back that were skipped; what failed is tried again by the next run (S-29). */
  async clearSkipped(tx: Tx, ids: readonly string[]): Promise<number> {
    if (ids.length === 0) return 0;
    return tx.execute(
      `/* coupling.clearSkipped */ UPDATE sync.coupling SET ${BROUGHT_BACK} WHERE id = ANY($1::uuid[]) AND skipped`,
      [ids],
    );
  }

  /** Brings back every skipped pair of these mappings; null: of all. */
  async clearAllSkipped(tx: Tx, mappingIds: readonly string[] | null): Promise<number> {
    return tx.execute(
      `/* coupling.clearAllSkipped */ UPDATE sync.coupling SET ${BROUGHT_BACK}
        WHERE skipped AND ($1::uuid[] IS NULL OR mapping_id = ANY($1::uuid[]))`,
      [mappingIds],
    );
  }

  /**
   * Couplings whose records this very transaction wrote again after they were stamped: what follows from a
   * synchronized record is our own write and must not look like a person's change.
   */
  async listRewritten(
    tx: Tx,
    ids: readonly string[],
    erpTable: string,
    crmTable: string,
  ): Promise<Coupling[]> {
    if (ids.length === 0) return [];
    return this.list(
      tx,
      `/* coupling.listRewritten */ SELECT ${this.selectList}
         FROM sync.coupling k JOIN ${erpTable} e ON e.id = k.erp_id JOIN ${crmTable} c ON c.id = k.crm_id
        WHERE k.id = ANY($1::uuid[])
          AND ((e.version <> k.erp_version AND e.changed_xid = pg_current_xact_id()::text::bigint)
            OR (c.version <> k.crm_version AND c.changed_xid = pg_current_xact_id()::text::bigint))`,
      [ids],
    );
  }

  /** Moves the stamp of one side from the version before an own write to the one after it, wherever it stood there. */
  async advanceStamps(
    tx: Tx,
    side: Side,
    moves: readonly { recordId: string; from: string; to: string }[],
  ): Promise<void> {
    if (moves.length === 0) return;
    const [id, version] = side === 'ERP' ? ['erp_id', 'erp_version'] : ['crm_id', 'crm_version'];
    await tx.execute(
      `/* coupling.advanceStamps.${version} */ UPDATE sync.coupling k SET ${version} = m.next
         FROM unnest($1::uuid[], $2::bigint[], $3::bigint[]) AS m (record_id, previous, next)
        WHERE k.${id} = m.record_id AND k.${version} = m.previous`,
      [
        moves.map((move) => move.recordId),
        moves.map((move) => move.from),
        moves.map((move) => move.to),
      ],
    );
  }

  private async list(db: Db, sql: string, values: unknown[]): Promise<Coupling[]> {
    return (await db.query(sql, values)) as unknown as Coupling[];
  }
}

/** What a coupling holds that has no failure to remember. */
export const NO_FAILURE = `failure_code = NULL, failure_field = NULL, failure_count = 0, failure_values = NULL,
              waiting_mapping_id = NULL, waiting_for = NULL`;
/** What a coupling holds whose records no deletion policy has settled. */
export const NOT_SETTLED = 'deletion_settled_by = NULL, deletion_settled_at = NULL';
const BROUGHT_BACK = 'skipped = false, failure_count = 0, statistics_uploaded = false';

/** The column of the latest result in a direction. */
export function resultColumn(direction: PassDirection): string {
  return direction === 'TO_CRM' ? 'last_result_to_crm' : 'last_result_from_crm';
}

/** The column of the latest run in a direction. */
export function runColumn(direction: PassDirection): string {
  return direction === 'TO_CRM' ? 'last_run_to_crm_id' : 'last_run_from_crm_id';
}

function resultOf(attempt: Attempt, direction: PassDirection): string {
  return attempt.directions.includes(direction) ? 'SUCCESS' : 'NONE';
}
