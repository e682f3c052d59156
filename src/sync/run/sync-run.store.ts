import type { Db, Tx } from '../../platform/database/db';
import type { PassDirection } from '../mapping/direction';
import type { SyncRunError } from './sync-run-error.entity';
import type { SyncRun, SyncRunKind, SyncRunStatus } from './sync-run.entity';
import { newId } from '../../platform/new-id';

/** What a new run says of itself. */
export interface NewSyncRun {
  mappingId: string | null;
  kind: SyncRunKind;
  direction: PassDirection | null;
  forced: boolean;
  scope: object | null;
  startedAt: string;
  startedBy: string;
  /** The run that this one takes back. */
  undoesRunId?: string | null;
}

/** How far a run came; exactly one of the first five is raised per record (S-33). */
export interface RunCounters {
  inserted: number;
  modified: number;
  unchanged: number;
  skipped: number;
  failed: number;
  coupled: number;
  uncoupled: number;
  /** Records removed by an undo. */
  deleted?: number;
  /** Records on which an edit of the other side was overwritten. */
  overwritten?: number;
  /** Records looked at. */
  candidates?: number;
}

/** An error row to be added to a run. */
export type NewSyncRunError = Omit<SyncRunError, 'id' | 'runId' | 'createdAt'>;

const COUNTERS = [
  'inserted',
  'modified',
  'unchanged',
  'skipped',
  'failed',
  'coupled',
  'uncoupled',
  'deleted',
  'overwritten',
  'candidates',
] as const;

const RUN_COLUMNS = `r.id, r.mapping_id AS "mappingId", r.kind, r.direction, r.status, r.started_at AS "startedAt",
  r.finished_at AS "finishedAt", r.started_by AS "startedBy", r.forced, r.scope, ${COUNTERS.map((c) => `r.${c}`).join(', ')},
  r.cursor_xid AS "cursorXid", r.cursor_id AS "cursorId", r.message`;

const ERROR_COLUMNS = `e.id, e.run_id AS "runId", e.coupling_id AS "couplingId", e.erp_id AS "erpId", e.crm_id AS "crmId",
  e.record, e.code, e.message, e.field, e.value, e.remedy, e.data, e.created_at AS "createdAt"`;

/** All SQL of runs and their errors. */
export class SyncRunStore {
  /** Opens a run and returns its id. */
  async start(tx: Tx, run: NewSyncRun): Promise<string> {
    const id = newId();
    await tx.execute(
      `/* sync-run.start */ INSERT INTO sync.sync_run (id, mapping_id, kind, direction, status, started_at, started_by, forced, scope, undoes_run_id)
       VALUES ($1, $2, $3, $4, 'IN_PROCESS', $5, $6, $7, $8, $9)`,
      [
        id,
        run.mappingId,
        run.kind,
        run.direction,
        run.startedAt,
        run.startedBy,
        run.forced,
        run.scope,
        run.undoesRunId ?? null,
      ],
    );
    return id;
  }

  /** Raises the counters of a run by what a batch did. */
  async raise(tx: Tx, id: string, counters: Readonly<Partial<RunCounters>>): Promise<void> {
    const raised = COUNTERS.filter((counter) => (counters[counter] ?? 0) > 0);
    if (raised.length === 0) return;
    await tx.execute(
      `/* sync-run.raise */ UPDATE sync.sync_run
          SET ${raised.map((counter, at) => `${counter} = ${counter} + $${at + 2}`).join(', ')} WHERE id = $1`,
      [id, ...raised.map((counter) => counters[counter])],
    );
  }

  /** Closes a run: with errors when a record failed, or when a message says why the run as a whole did. */
  async finish(
    tx: Tx,
    id: string,
    finishedAt: string,
    message: string | null = null,
  ): Promise<SyncRunStatus> {
    const [row] = await tx.query<{ status: SyncRunStatus }>(
      `/* sync-run.finish */ UPDATE sync.sync_run
          SET finished_at = $2, message = $3::text,
              status = CASE WHEN failed > 0 OR $3::text IS NOT NULL THEN 'ERROR' ELSE 'SUCCESS' END
        WHERE id = $1 RETURNING status`,
      [id, finishedAt, message?.slice(0, 500) ?? null],
    );
    return row?.status ?? 'ERROR';
  }

  /** Who started a run. */
  async starterOf(tx: Tx, id: string): Promise<string> {
    const [row] = await tx.query<{ by: string }>(
      `/* sync-run.starter */ SELECT started_by AS by FROM sync.sync_run WHERE id = $1`,
      [id],
    );
    return row?.by ?? 'integration';
  }

  /** The instant of a transaction, ISO 8601. */
  async instantOf(tx: Tx): Promise<string> {
    const [row] = await tx.prepared<{ now: string }>(
      'sync-run.instant',
      `/* sync-run.instant */ SELECT coalesce(nullif(current_setting('tandem.now', true), '')::timestamptz, now()) AS now`,
    );
    return row?.now ?? new Date(0).toISOString();
  }

  /** Adds errors to a run in one statement. */
  async addErrors(
    tx: Tx,
    runId: string,
    now: string,
    errors: readonly NewSyncRunError[],
  ): Promise<void> {
    if (errors.length === 0) return;
    await tx.execute(
      `/* sync-run.addErrors */ INSERT INTO sync.sync_run_error
              (id, run_id, coupling_id, erp_id, crm_id, record, code, message, field, value, remedy, data, created_at)
       SELECT id, $2, coupling_id, erp_id, crm_id, record, code, message, field, value, remedy, data, $3
         FROM json_populate_recordset(NULL::sync.sync_run_error, $1::json)`,
      [JSON.stringify(errors.map(errorRow)), runId, now],
    );
  }

  /** Runs by id. */
  async runsByIds(db: Db, ids: readonly string[]): Promise<Map<string, SyncRun>> {
    const rows = (await db.query(
      `/* sync-run.runsByIds */ SELECT ${RUN_COLUMNS} FROM sync.sync_run r WHERE r.id = ANY($1::uuid[])`,
      [ids],
    )) as unknown as SyncRun[];
    return new Map(rows.map((run) => [run.id, run]));
  }

  /** Errors by id. */
  async errorsByIds(db: Db, ids: readonly string[]): Promise<Map<string, SyncRunError>> {
    const rows = (await db.query(
      `/* sync-run.errorsByIds */ SELECT ${ERROR_COLUMNS} FROM sync.sync_run_error e WHERE e.id = ANY($1::uuid[])`,
      [ids],
    )) as unknown as SyncRunError[];
    return new Map(rows.map((error) => [error.id, error]));
  }

  /** The error of the latest attempt of pairs that failed, by coupling; of the way to the CRM when both ways failed (S-28). */
  async latestErrorIds(db: Db, couplingIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await db.query<{ couplingId: string; id: string }>(
      `/* sync-run.latestErrorIds */ SELECT k.id AS "couplingId", e.id
         FROM sync.coupling k CROSS JOIN LATERAL (
           SELECT e.id FROM sync.sync_run_error e
            WHERE e.coupling_id = k.id
              AND e.run_id = CASE WHEN k.last_result_to_crm = 'FAILURE' THEN k.last_run_to_crm_id ELSE k.last_run_from_crm_id END
            ORDER BY e.created_at DESC, e.id DESC LIMIT 1) e
        WHERE k.id = ANY($1::uuid[]) AND k.failure_code IS NOT NULL`,
      [couplingIds],
    );
    return new Map(rows.map(({ couplingId, id }) => [couplingId, id]));
  }

  /** Errors of a run in the order they arose, after an error. */
  async pageErrors(
    db: Db,
    runId: string,
    first: number,
    after: { createdAt: string; id: string } | null = null,
  ): Promise<SyncRunError[]> {
    return (await db.query(
      `/* sync-run.pageErrors */ SELECT ${ERROR_COLUMNS} FROM sync.sync_run_error e
        WHERE e.run_id = $1 AND ($3::timestamptz IS NULL OR (e.created_at, e.id) > ($3::timestamptz, $4::uuid))
        ORDER BY e.created_at, e.id LIMIT $2`,
      [runId, first, after?.createdAt ?? null, after?.id ?? null],
    )) as unknown as SyncRunError[];
  }
}

function errorRow(error: NewSyncRunError): Record<string, unknown> {
  return {
    id: newId(),
    coupling_id: error.couplingId,
    erp_id: error.erpId,
    crm_id: error.crmId,
    record: error.record?.slice(0, 300) ?? null,
    code: error.code.slice(0, 60),
    message: error.message.slice(0, 1000),
    field: error.field?.slice(0, 100) ?? null,
    value: error.value?.slice(0, 1000) ?? null,
    remedy: error.remedy?.slice(0, 1000) ?? null,
    data: error.data,
  };
}
