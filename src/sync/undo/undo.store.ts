import type { Tx } from '../../platform/database/db';
import type { SyncRunKind, SyncRunStatus } from '../run/sync-run.entity';

/** A run that is to be taken back. */
export interface UndoneRun {
  readonly id: string;
  readonly mappingId: string | null;
  readonly kind: SyncRunKind;
  readonly status: SyncRunStatus;
}

/** All SQL of undoing that is not the journal's. */
export class UndoStore {
  /** The run, held until the transaction ends so that nobody else takes it back meanwhile; null when there is none. */
  async holdRun(tx: Tx, runId: string): Promise<UndoneRun | null> {
    const [run] = await tx.query<UndoneRun & Record<string, unknown>>(
      `/* undo.holdRun */ SELECT r.id, r.mapping_id AS "mappingId", r.kind, r.status
         FROM sync.sync_run r WHERE r.id = $1 FOR UPDATE`,
      [runId],
    );
    return run ?? null;
  }

  /**
   * Takes the couplings of a run before any record of theirs, all in the order of ids: those it names, and those that its
   * records have now, through whichever mapping. Whoever synchronizes them does it in this order too, so neither can wait
   * for what the other holds.
   */
  async holdCouplings(tx: Tx, runId: string): Promise<void> {
    await tx.query(
      `/* undo.holdCouplings */ WITH entry AS MATERIALIZED (
         SELECT DISTINCT e.coupling_id, e.record_id FROM sync.journal_entry e WHERE e.run_id = $1),
       own AS MATERIALIZED (
         SELECT e.coupling_id AS id FROM entry e WHERE e.coupling_id IS NOT NULL
         UNION SELECT k.id FROM entry e JOIN sync.coupling k ON k.erp_id = e.record_id
         UNION SELECT k.id FROM entry e JOIN sync.coupling k ON k.crm_id = e.record_id),
       held AS MATERIALIZED (
         SELECT k.id FROM sync.coupling k WHERE k.id IN (SELECT o.id FROM own o) ORDER BY k.id FOR UPDATE)
       SELECT count(*) AS held FROM held`,
      [runId],
    );
  }

  /** The undo that took the run back wholly and was not taken back itself; null when there is none. */
  async findCompleteUndo(tx: Tx, runId: string): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>(
      `/* undo.findComplete */ SELECT u.id FROM sync.sync_run u
        WHERE u.undoes_run_id = $1 AND u.status = 'SUCCESS'
          AND NOT EXISTS (SELECT 1 FROM sync.sync_run v WHERE v.undoes_run_id = u.id AND v.status = 'SUCCESS')
        ORDER BY u.started_at DESC LIMIT 1`,
      [runId],
    );
    return row?.id ?? null;
  }

  /**
   * Records of a table below which somebody else than the integration has written rows: what goes along when
   * the record is removed must not be anybody's work.
   */
  async listExtended(
    tx: Tx,
    below: { table: string; column: string },
    ids: readonly string[],
  ): Promise<Set<string>> {
    const rows = await tx.query<{ id: string }>(
      `/* undo.listExtended */ SELECT DISTINCT t.${below.column} AS id FROM ${below.table} t
        WHERE t.${below.column} = ANY($1::uuid[]) AND t.modified_by <> 'integration'`,
      [ids],
    );
    return new Set(rows.map((row) => row.id));
  }

  /** Whether a run wrote rows of these tables. */
  async writesTo(tx: Tx, runId: string, tables: readonly string[]): Promise<boolean> {
    const rows = await tx.query(
      `/* undo.writesTo */ SELECT 1 FROM sync.journal_entry j WHERE j.run_id = $1 AND j.record_table = ANY($2::text[]) LIMIT 1`,
      [runId, tables],
    );
    return rows.length > 0;
  }

  /** Pairs of ERP records and their counterparts. */
  async counterparts(tx: Tx, erpIds: readonly string[]): Promise<[string, string][]> {
    if (erpIds.length === 0) return [];
    const rows = await tx.query<{ erp: string; crm: string }>(
      `/* undo.counterparts */ SELECT k.erp_id AS erp, k.crm_id AS crm FROM sync.coupling k WHERE k.erp_id = ANY($1::uuid[])`,
      [erpIds],
    );
    return rows.map(({ erp, crm }) => [erp, crm]);
  }
}
