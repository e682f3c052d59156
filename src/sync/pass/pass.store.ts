import { randomUUID } from 'node:crypto';
import type { Db, Tx } from '../../platform/database/db';
import { newId } from '../../platform/new-id';
import { sourceOf, type PassDirection } from '../mapping/direction';
import type { PassPhase, SyncRunStatus } from '../run/sync-run.entity';
import type { RunCounters } from '../run/sync-run.store';
import type { PassCursor, PassOptions } from './pass';
import { RunLost } from './pass.errors';

/** A run over modified records as one process works on it. */
export interface OpenPass {
  readonly id: string;
  readonly claim: string;
  readonly phase: PassPhase;
  readonly cursor: PassCursor;
  readonly watermarkFrom: string | null;
  readonly watermarkTo: string;
  readonly options: PassOptions;
  /** It was begun by a process that died. */
  readonly resumed: boolean;
}

/** What a batch adds to its run. */
export interface PassStep {
  readonly phase: PassPhase;
  /** Null: earlier batches are still at work, so the cursor stays. */
  readonly cursor: PassCursor | null;
  readonly candidates: number;
  readonly counters: Readonly<RunCounters>;
  readonly now: string;
}

interface OpenRow {
  id: string;
  phase: PassPhase;
  cursorXid: string | null;
  cursorId: string | null;
  watermarkFrom: string | null;
  watermarkTo: string;
  scope: PassOptions | null;
}

/** The present bound below which every transaction has ended. */
const HORIZON = 'pg_snapshot_xmin(pg_current_snapshot())::text::bigint';

const OPEN_COLUMNS = `r.id, r.phase, r.cursor_xid AS "cursorXid", r.cursor_id AS "cursorId",
  r.watermark_from AS "watermarkFrom", r.watermark_to AS "watermarkTo", r.scope`;

/** All SQL of what a run over modified records remembers of itself. */
export class PassStore {
  /** The run of a mapping and direction that a process left behind; the caller holds the mapping's lock. */
  async findAbandoned(
    tx: Tx,
    mappingId: string,
    direction: PassDirection,
  ): Promise<(OpenRow & { options: PassOptions }) | null> {
    const [row] = await tx.query<OpenRow>(
      `/* pass.findAbandoned */ SELECT ${OPEN_COLUMNS} FROM sync.sync_run r
        WHERE r.mapping_id = $1 AND r.direction = $2 AND r.status = 'IN_PROCESS' AND r.phase IS NOT NULL
        ORDER BY r.started_at DESC LIMIT 1`,
      [mappingId, direction],
    );
    return row ? { ...row, options: optionsOf(row.scope) } : null;
  }

  /** Takes over an abandoned run. */
  async takeOver(tx: Tx, row: OpenRow, now: string): Promise<OpenPass> {
    const claim = randomUUID();
    await tx.execute(
      `/* pass.takeOver */ UPDATE sync.sync_run SET claim = $2, active_at = $3, message = NULL WHERE id = $1`,
      [row.id, claim, now],
    );
    return {
      id: row.id,
      claim,
      phase: row.phase,
      cursor: { xid: row.cursorXid, id: row.cursorId },
      watermarkFrom: row.watermarkFrom,
      watermarkTo: row.watermarkTo,
      options: optionsOf(row.scope),
      resumed: true,
    };
  }

  /**
   * Notes where a new run begins and how far it settles: from the mapping's watermark to the oldest
   * transaction still running. A watermark above that bound is of another life of the database and counts as none.
   */
  async begin(
    tx: Tx,
    runId: string,
    of: { mappingId: string; direction: PassDirection; options: PassOptions },
  ): Promise<OpenPass> {
    const { mappingId, direction, options } = of;
    const claim = randomUUID();
    const watermark = watermarkOf(direction);
    const [row] = await tx.query<{ watermarkFrom: string | null; watermarkTo: string }>(
      `/* pass.begin */ UPDATE sync.sync_run r
          SET phase = 'FAILED', claim = $3, watermark_to = ${HORIZON},
              watermark_from = CASE WHEN $4::boolean OR m.${watermark} > ${HORIZON} THEN NULL ELSE m.${watermark} END
         FROM sync.table_mapping m
        WHERE r.id = $1 AND m.id = $2
        RETURNING r.watermark_from AS "watermarkFrom", r.watermark_to AS "watermarkTo"`,
      [runId, mappingId, claim, options.full || options.load !== null],
    );
    if (!row) throw new Error(`The run ${runId} has no mapping.`);
    const cursor = { xid: null, id: null };
    return { id: runId, claim, phase: 'FAILED', cursor, ...row, options, resumed: false };
  }

  /** Opens a run over records that were named; it begins and ends in one transaction and settles nothing beyond them. */
  async beginLive(
    tx: Tx,
    of: { mappingId: string; direction: PassDirection; now: string; actor: string },
  ): Promise<OpenPass> {
    const [id, claim] = [newId(), randomUUID()];
    await tx.prepared(
      'pass.beginLive',
      `/* pass.beginLive */ INSERT INTO sync.sync_run (id, mapping_id, kind, direction, status, phase, claim, started_at, started_by, forced, scope)
       VALUES ($1, $2, 'SYNCHRONIZE', $3, 'IN_PROCESS', 'CHANGES', $4, $5, $6, false, '{"live": true}')`,
      [id, of.mappingId, of.direction, claim, of.now, of.actor],
    );
    return {
      ...{ id, claim, phase: 'CHANGES', cursor: { xid: null, id: null } },
      ...{ watermarkFrom: null, watermarkTo: '0', options: optionsOf(null), resumed: false },
    };
  }

  /** Closes such a run. */
  async finishLive(tx: Tx, pass: OpenPass, finishedAt: string): Promise<void> {
    await tx.execute(
      `/* pass.finishLive */ UPDATE sync.sync_run SET finished_at = $2, claim = NULL, phase = 'DONE',
              status = CASE WHEN failed > 0 THEN 'ERROR' ELSE 'SUCCESS' END WHERE id = $1`,
      [pass.id, finishedAt],
    );
  }

  /** Records what a batch did, in the batch's own transaction; fails when another process has the run. */
  async advance(tx: Tx, pass: OpenPass, step: PassStep): Promise<Totals> {
    const { counters } = step;
    const [row] = await tx.prepared<Totals>(
      'pass.advance',
      `/* pass.advance */ UPDATE sync.sync_run r
          SET phase = $3, cursor_xid = CASE WHEN $4::boolean THEN $5::bigint ELSE cursor_xid END,
              cursor_id = CASE WHEN $4::boolean THEN $6::uuid ELSE cursor_id END,
              candidates = candidates + $7, active_at = $8, inserted = inserted + $9, modified = modified + $10,
              unchanged = unchanged + $11, skipped = skipped + $12, failed = failed + $13, overwritten = overwritten + $14
        WHERE r.id = $1 AND r.claim = $2 AND r.status = 'IN_PROCESS'
        RETURNING candidates, inserted, modified, unchanged, skipped, failed, coupled, uncoupled`,
      [
        pass.id,
        pass.claim,
        step.phase,
        step.cursor !== null,
        step.cursor?.xid ?? null,
        step.cursor?.id ?? null,
        step.candidates,
        step.now,
        counters.inserted,
        counters.modified,
        counters.unchanged,
        counters.skipped,
        counters.failed,
        counters.overwritten ?? 0,
      ],
    );
    if (!row) throw new RunLost(pass.id);
    return row;
  }

  /** Closes a run; when it came to its end, the watermark moves to what it has settled, only forward. */
  async finish(
    tx: Tx,
    pass: OpenPass,
    end: {
      mappingId: string;
      direction: PassDirection;
      finishedAt: string;
      message: string | null;
    },
  ): Promise<SyncRunStatus> {
    const [row] = await tx.query<{ status: SyncRunStatus; startedAt: string }>(
      `/* pass.finish */ UPDATE sync.sync_run
          SET finished_at = $3, message = $4::text, claim = NULL,
              phase = CASE WHEN $4::text IS NULL THEN 'DONE' ELSE phase END,
              status = CASE WHEN failed > 0 OR $4::text IS NOT NULL THEN 'ERROR' ELSE 'SUCCESS' END
        WHERE id = $1 AND claim = $2 AND status = 'IN_PROCESS' RETURNING status, started_at AS "startedAt"`,
      [pass.id, pass.claim, end.finishedAt, end.message?.slice(0, 500) ?? null],
    );
    if (!row) throw new RunLost(pass.id);
    if (end.message === null) await this.moveWatermark(tx, pass, end, row.startedAt);
    return row.status;
  }

  /** Says why an open run stands still. */
  async pause(tx: Tx, pass: OpenPass, message: string): Promise<void> {
    await tx.execute(
      `/* pass.pause */ UPDATE sync.sync_run SET message = $3, claim = NULL WHERE id = $1 AND claim = $2`,
      [pass.id, pass.claim, message],
    );
  }

  /** Closes a run that nobody can go on with. */
  async abandon(tx: Tx, id: string, finishedAt: string, message: string): Promise<void> {
    await tx.execute(
      `/* pass.abandon */ UPDATE sync.sync_run SET status = 'ERROR', finished_at = $2, message = $3, claim = NULL
        WHERE id = $1`,
      [id, finishedAt, message],
    );
  }

  /** Closes what was left behind in a direction that a mapping does not go any more. */
  async abandonDirection(
    tx: Tx,
    mappingId: string,
    direction: PassDirection,
    finishedAt: string,
  ): Promise<void> {
    await tx.execute(
      `/* pass.abandonDirection */ UPDATE sync.sync_run
          SET status = 'ERROR', finished_at = $3, claim = NULL,
              message = 'The process that worked on it ended, and the mapping does not go this way any more.'
        WHERE mapping_id = $1 AND direction = $2 AND status = 'IN_PROCESS' AND phase IS NOT NULL`,
      [mappingId, direction, finishedAt],
    );
  }

  /** The run that is at work on a mapping; null when none is. */
  async findRunning(db: Db, mappingId: string): Promise<string | null> {
    const [row] = await db.query<{ id: string }>(
      `/* pass.findRunning */ SELECT id FROM sync.sync_run
        WHERE mapping_id = $1 AND status = 'IN_PROCESS' AND phase IS NOT NULL ORDER BY started_at DESC LIMIT 1`,
      [mappingId],
    );
    return row?.id ?? null;
  }

  /** The line of a full synchronization that has the mapping in hand, or is about to; null when none has (F-8). */
  async findLoading(db: Db, mappingId: string): Promise<string | null> {
    const [row] = await db.query<{ id: string }>(
      `/* pass.findLoading */ SELECT id FROM sync.full_sync_line
        WHERE mapping_id = $1 AND status IN ('QUEUED', 'IN_PROCESS') LIMIT 1`,
      [mappingId],
    );
    return row?.id ?? null;
  }

  private async moveWatermark(
    tx: Tx,
    pass: OpenPass,
    { mappingId, direction }: { mappingId: string; direction: PassDirection },
    startedAt: string,
  ): Promise<void> {
    const watermark = watermarkOf(direction);
    const syncedAt = sourceOf(direction) === 'ERP' ? 'erp_synced_at' : 'crm_synced_at';
    await tx.execute(
      `/* pass.moveWatermark */ UPDATE sync.table_mapping
          SET ${watermark} = CASE WHEN ${watermark} <= ${HORIZON} THEN greatest(${watermark}, $2) ELSE $2 END,
              ${syncedAt} = greatest(${syncedAt}, $3)
        WHERE id = $1`,
      [mappingId, pass.watermarkTo, startedAt],
    );
    // What waited to be carried over at once has been looked at; what somebody carries this moment is left to them.
    await tx.execute(
      `/* pass.settleChanges */ DELETE FROM sync.changed_record WHERE id IN (
         SELECT id FROM sync.changed_record WHERE mapping_id = $1 AND direction = $2 AND changed_xid < $3 FOR UPDATE SKIP LOCKED)`,
      [mappingId, direction, pass.watermarkTo],
    );
  }
}

/** Counters of a run as they stand. */
export interface Totals extends RunCounters {
  candidates: number;
}

function watermarkOf(direction: PassDirection): string {
  return sourceOf(direction) === 'ERP' ? 'erp_watermark' : 'crm_watermark';
}

function optionsOf(scope: PassOptions | null): PassOptions {
  return {
    full: scope?.full ?? false,
    unconditional: scope?.unconditional ?? false,
    load: scope?.load ?? null,
  };
}
