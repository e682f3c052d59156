import type { Db, Tx } from '../../platform/database/db';
import type { JobExecution } from './job-execution.entity';
import type { JobStatus } from './job.entity';
import type { JobKindName } from './job-kinds';
import type { RunCounters } from '../run/sync-run.store';

/** A job as its worker has it. */
export interface ClaimedJob {
  readonly id: string;
  readonly kind: JobKindName;
  readonly mappingId: string | null;
  readonly mappingName: string | null;
  readonly key: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly recurring: boolean;
  readonly category: string | null;
  /** Counts this execution. */
  readonly attempts: number;
  readonly maxAttempts: number;
  readonly intervalMinutes: number;
  readonly inactivityMinutes: number | null;
  readonly claim: string;
  readonly startedAt: string;
}

/** How a job is left after an execution. */
export interface SettledJob {
  readonly status: JobStatus;
  readonly nextRunAt: string | null;
  readonly attempts: number;
  readonly errorCode: string | null;
  readonly error: string | null;
  readonly counts: Partial<RunCounters>;
}

/** What a job was found to be when its turn came. */
export type Turn =
  | { readonly kind: 'TAKEN'; readonly job: ClaimedJob }
  | { readonly kind: 'EARLY'; readonly nextRunAt: string }
  | { readonly kind: 'WAITING' | 'NOTHING' };

const INTERVAL = `coalesce(j.interval_minutes, m.interval_minutes, 30)`;
const DUE = `j.status IN ('READY', 'WAITING', 'ON_HOLD_INACTIVE')`;

/**
 * Who has a job. A claim is a token and a lease by the clock of the database; only who holds the token may settle the job,
 * so a worker that was away for too long changes nothing any more.
 */
export class JobClaimStore {
  /** Takes a job that is due; another worker that tries at the same time gets nothing. */
  async take(
    tx: Tx,
    id: string,
    by: { claim: string; now: string; leaseSeconds: number; worker: string },
  ): Promise<Turn> {
    const [row] = await tx.query<{
      category: string | null;
      nextRunAt: string;
      early: boolean;
      blocked: boolean;
    }>(
      `/* job.look */ SELECT j.category, j.next_run_at AS "nextRunAt", j.next_run_at > $2 AS early,
              EXISTS (SELECT FROM jsonb_array_elements_text(j.waits_for) w
                        JOIN sync.job b ON b.id = w.value::uuid AND b.status <> 'FINISHED') AS blocked
         FROM sync.job j WHERE j.id = $1 AND ${DUE} AND j.next_run_at IS NOT NULL FOR UPDATE SKIP LOCKED`,
      [id, by.now],
    );
    if (!row) return { kind: 'NOTHING' };
    if (row.early) return { kind: 'EARLY', nextRunAt: row.nextRunAt };
    if (row.blocked || (await this.categoryBusy(tx, id, row.category))) {
      await tx.execute(`/* job.wait */ UPDATE sync.job SET status = 'WAITING' WHERE id = $1`, [id]);
      return { kind: 'WAITING' };
    }
    const [job] = await tx.query(
      `/* job.take */ UPDATE sync.job j
          SET status = 'IN_PROCESS', claim = $2, lease_until = now() + make_interval(secs => $4), attempts = j.attempts + 1,
              last_started_at = $3, dirty = false, worker = $5
         FROM sync.job s LEFT JOIN sync.table_mapping m ON m.id = s.mapping_id
        WHERE j.id = $1 AND s.id = j.id
        RETURNING j.id, j.kind, j.mapping_id AS "mappingId", m.name AS "mappingName", j.key, j.payload, j.recurring, j.category,
              j.attempts, j.max_attempts AS "maxAttempts", ${INTERVAL} AS "intervalMinutes",
              coalesce(j.inactivity_minutes, m.inactivity_minutes) AS "inactivityMinutes", j.claim, j.last_started_at AS "startedAt"`,
      [id, by.claim, by.now, by.leaseSeconds, by.worker],
    );
    return { kind: 'TAKEN', job: job as unknown as ClaimedJob };
  }

  /** Renews the leases of a worker; the claims that are still its own. */
  async renew(tx: Tx, claims: readonly string[], leaseSeconds: number): Promise<Set<string>> {
    const rows = await tx.query<{ claim: string }>(
      `/* job.renew */ UPDATE sync.job SET lease_until = now() + make_interval(secs => $2)
        WHERE claim = ANY($1::uuid[]) RETURNING claim`,
      [claims, leaseSeconds],
    );
    return new Set(rows.map(({ claim }) => claim));
  }

  /** Whether something changed while the job was at work, and who wants to hold it; null when the claim is lost. */
  async lockClaimed(tx: Tx, job: ClaimedJob): Promise<{ dirty: boolean; held: boolean } | null> {
    const [row] = await tx.query<{ dirty: boolean; held: boolean }>(
      `/* job.lockClaimed */ SELECT dirty, hold_reason IS NOT NULL AS held FROM sync.job
        WHERE id = $1 AND claim = $2 FOR UPDATE`,
      [job.id, job.claim],
    );
    return row ?? null;
  }

  /** Leaves a job as it is to stand after an execution, and writes the execution down. */
  async settle(tx: Tx, execution: JobExecution, settled: SettledJob): Promise<void> {
    await tx.execute(
      `/* job.settle */ UPDATE sync.job
          SET status = $2::text, next_run_at = $3, attempts = $4, claim = NULL, lease_until = NULL, worker = NULL, dirty = false,
              ready_at = CASE WHEN $2::text = 'READY' THEN $5::timestamptz ELSE ready_at END, last_finished_at = $5,
              last_outcome = $6, last_counts = $7, last_error_code = $8, last_error = $9
        WHERE id = $1`,
      [
        execution.jobId,
        settled.status,
        settled.nextRunAt,
        settled.attempts,
        execution.finishedAt,
        execution.outcome,
        settled.counts,
        settled.errorCode,
        settled.error?.slice(0, 2_000) ?? null,
      ],
    );
    await tx.execute(
      `/* job.logExecution */ INSERT INTO sync.job_execution
              (id, job_id, kind, mapping_id, started_at, finished_at, outcome, attempt, counts, run_ids, code, message, worker)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11, $12, $13)`,
      [
        execution.id,
        execution.jobId,
        execution.kind,
        execution.mappingId,
        execution.startedAt,
        execution.finishedAt,
        execution.outcome,
        execution.attempt,
        execution.counts,
        JSON.stringify(execution.runIds),
        execution.code,
        execution.message?.slice(0, 2_000) ?? null,
        execution.worker,
      ],
    );
  }

  /** Jobs that waited for one that has ended: those of its category, and those that had to come after it. */
  async listWaiting(tx: Tx, id: string, category: string | null): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `/* job.listWaiting */ SELECT id FROM sync.job
        WHERE status = 'WAITING' AND (category = $2 OR waits_for @> jsonb_build_array($1::text))
        ORDER BY next_run_at, created_at, id`,
      [id, category],
    );
    return rows.map((row) => row.id);
  }

  /** Frees jobs whose worker no longer answers for them; they are due at once. */
  async freeAbandoned(tx: Tx, now: string): Promise<{ id: string; nextRunAt: string }[]> {
    return tx.query<{ id: string; nextRunAt: string }>(
      `/* job.freeAbandoned */ UPDATE sync.job
          SET status = CASE WHEN hold_reason IS NULL THEN 'READY' ELSE 'ON_HOLD' END, claim = NULL, lease_until = NULL, worker = NULL,
              attempts = greatest(attempts - 1, 0), ready_at = $1::timestamptz,
              next_run_at = CASE WHEN hold_reason IS NULL THEN $1::timestamptz END
        WHERE id IN (SELECT id FROM sync.job WHERE status = 'IN_PROCESS' AND lease_until < now() FOR UPDATE SKIP LOCKED)
        RETURNING id, next_run_at AS "nextRunAt"`,
      [now],
    );
  }

  /** Moves recurring jobs ahead whose hour lies further away than it can: the clock was set back meanwhile. */
  async pullAhead(tx: Tx, now: string): Promise<void> {
    await tx.execute(
      `/* job.pullAhead */ UPDATE sync.job j SET next_run_at = $1
         FROM sync.job s LEFT JOIN sync.table_mapping m ON m.id = s.mapping_id
        WHERE s.id = j.id AND j.recurring AND ${DUE}
          AND j.next_run_at > $1::timestamptz + make_interval(mins => greatest(coalesce(j.interval_minutes, m.interval_minutes, 30),
                coalesce(j.inactivity_minutes, m.inactivity_minutes, 0), 60) + 1)`,
      [now],
    );
  }

  /** Whether jobs are due at an instant; their ids, the longest waiting first. */
  async listDue(db: Db, now: string, limit: number): Promise<string[]> {
    const rows = await db.query<{ id: string }>(
      `/* job.listDue */ SELECT j.id FROM sync.job j
        WHERE ${DUE} AND j.next_run_at <= $1 ORDER BY j.next_run_at, j.created_at, j.id LIMIT $2`,
      [now, limit],
    );
    return rows.map(({ id }) => id);
  }

  // The lock keeps two workers from both finding the category free.
  private async categoryBusy(tx: Tx, id: string, category: string | null): Promise<boolean> {
    if (category === null) return false;
    await tx.query(
      `/* job.lockCategory */ SELECT pg_advisory_xact_lock(hashtextextended('sync.job.category/' || $1, 0))`,
      [category],
    );
    const [row] = await tx.query(
      `/* job.categoryBusy */ SELECT 1 FROM sync.job WHERE category = $1 AND status = 'IN_PROCESS' AND id <> $2 LIMIT 1`,
      [category, id],
    );
    return row !== undefined;
  }
}
