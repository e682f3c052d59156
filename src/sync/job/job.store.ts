import type { Tx } from '../../platform/database/db';
import type { RecordTable } from '../../platform/database/record-table';
import type { Job, JobHold } from './job.entity';
import type { JobSubject } from './job-definition';
import type { Appointment } from './job-calendar';

/** A recurring job that is wanted, with the defaults of its kind. */
export interface WantedJob extends JobSubject {
  readonly id: string;
  readonly kind: string;
  readonly category: string | null;
  readonly intervalMinutes: number | null;
  readonly inactivityMinutes: number | null;
  readonly maxAttempts: number;
}

/** A one-off job to be added. */
export type NewJob = Pick<
  Job,
  | 'id'
  | 'kind'
  | 'mappingId'
  | 'key'
  | 'payload'
  | 'category'
  | 'waitsFor'
  | 'nextRunAt'
  | 'maxAttempts'
  | 'requestedBy'
  | 'createdAt'
>;

const NEXT = `id, next_run_at AS "nextRunAt"`;

/** Jobs as they are wanted, changed and looked up; taking and settling them stands apart. */
export class JobStore {
  readonly columns: string;

  constructor(table: RecordTable) {
    this.columns = [...table.columns.values()]
      .map((c) => `j.${c.column} AS "${c.property}"`)
      .join(', ');
  }

  /** Keeps two processes from arranging jobs at the same time. */
  async lockArranging(tx: Tx): Promise<void> {
    await tx.query(`/* job.lockArranging */ SELECT pg_advisory_xact_lock(hashtext('sync.job'))`);
  }

  /** Adds the wanted jobs that do not exist; those that do stay as they are. The ones that are due some time. */
  async insertMissing(tx: Tx, jobs: readonly WantedJob[], now: string): Promise<Appointment[]> {
    return tx.query<{ id: string; nextRunAt: string | null }>(
      `/* job.insertMissing */ INSERT INTO sync.job (id, kind, mapping_id, key, payload, recurring, interval_minutes,
              inactivity_minutes, status, hold_reason, category, waits_for, next_run_at, ready_at, max_attempts, requested_by, created_at)
       SELECT w.id, w.kind, w."mappingId", w.key, '{}', true, w."intervalMinutes", w."inactivityMinutes",
              CASE WHEN w.hold IS NULL THEN 'READY' ELSE 'ON_HOLD' END, w.hold, w.category, '[]',
              CASE WHEN w.hold IS NULL THEN $2::timestamptz END, $2, w."maxAttempts", 'schedule', $2
         FROM jsonb_to_recordset($1::jsonb) AS w(id uuid, kind text, "mappingId" uuid, key text, "intervalMinutes" int,
              "inactivityMinutes" int, hold text, category text, "maxAttempts" int)
       ON CONFLICT (kind, key) WHERE recurring DO NOTHING RETURNING ${NEXT}`,
      [JSON.stringify(jobs), now],
    );
  }

  /** Puts jobs on hold that are not wanted now; one that is in process is held when it ends (J-1). */
  async hold(tx: Tx, jobs: readonly WantedJob[]): Promise<void> {
    await tx.execute(
      `/* job.hold */ UPDATE sync.job j
          SET hold_reason = w.hold, status = CASE WHEN j.status = 'IN_PROCESS' THEN j.status ELSE 'ON_HOLD' END,
              next_run_at = CASE WHEN j.status = 'IN_PROCESS' THEN j.next_run_at END
         FROM jsonb_to_recordset($1::jsonb) AS w(kind text, key text, hold text)
        WHERE j.recurring AND j.kind = w.kind AND j.key = w.key AND w.hold IS NOT NULL
          AND j.hold_reason IS DISTINCT FROM w.hold AND j.hold_reason IS DISTINCT FROM 'PERSON'`,
      [JSON.stringify(jobs)],
    );
  }

  /** Releases jobs that are wanted again; those that a person holds stay held. */
  async release(
    tx: Tx,
    jobs: readonly WantedJob[],
    at: { now: string; next: string },
  ): Promise<Appointment[]> {
    return tx.query<{ id: string; nextRunAt: string | null }>(
      `/* job.release */ UPDATE sync.job j
          SET hold_reason = NULL, attempts = CASE WHEN j.status = 'IN_PROCESS' THEN j.attempts ELSE 0 END,
              status = CASE WHEN j.status = 'IN_PROCESS' THEN j.status ELSE 'READY' END,
              ready_at = CASE WHEN j.status = 'IN_PROCESS' THEN j.ready_at ELSE $2::timestamptz END,
              next_run_at = CASE WHEN j.status = 'IN_PROCESS' THEN j.next_run_at ELSE $3::timestamptz END
         FROM jsonb_to_recordset($1::jsonb) AS w(kind text, key text, hold text)
        WHERE j.recurring AND j.kind = w.kind AND j.key = w.key AND w.hold IS NULL
          AND j.hold_reason IN ('CONNECTION', 'SETTING') RETURNING j.id, j.next_run_at AS "nextRunAt"`,
      [JSON.stringify(jobs), at.now, at.next],
    );
  }

  /** Removes waiting one-off jobs for the same subject (J-5), and those it was told to wait for stay. */
  async removeWaiting(tx: Tx, kind: string, key: string): Promise<void> {
    await tx.query(
      `/* job.removeWaiting.lock */ SELECT pg_advisory_xact_lock(hashtextextended('sync.job/' || $1 || '/' || $2, 0))`,
      [kind, key],
    );
    await tx.execute(
      `/* job.removeWaiting */ DELETE FROM sync.job
        WHERE NOT recurring AND kind = $1 AND key = $2 AND status IN ('READY', 'WAITING')`,
      [kind, key],
    );
  }

  /** Adds one-off jobs. */
  async insert(tx: Tx, jobs: readonly NewJob[]): Promise<void> {
    await tx.execute(
      `/* job.insert */ INSERT INTO sync.job (id, kind, mapping_id, key, payload, category, waits_for, next_run_at, ready_at,
              max_attempts, requested_by, created_at)
       SELECT w.id, w.kind, w."mappingId", w.key, w.payload, w.category, w."waitsFor", w."nextRunAt", w."createdAt",
              w."maxAttempts", w."requestedBy", w."createdAt"
         FROM jsonb_to_recordset($1::jsonb) AS w(id uuid, kind text, "mappingId" uuid, key text, payload jsonb, category text,
              "waitsFor" jsonb, "nextRunAt" timestamptz, "maxAttempts" int, "requestedBy" text, "createdAt" timestamptz)`,
      [JSON.stringify(jobs)],
    );
  }

  /**
   * Wakes recurring jobs (J-11): one that sleeps or is far from its turn is moved ahead, one that is in process is
   * marked, so that it runs again at once (J-10). Jobs on hold, in error or with waking switched off stay.
   */
  async wake(
    tx: Tx,
    of: { mappingIds: readonly string[]; kinds: readonly string[] },
    at: { next: string; far: string },
  ): Promise<Appointment[]> {
    const woken = await tx.query<{ id: string; nextRunAt: string | null }>(
      `/* job.wake */ UPDATE sync.job j
          SET dirty = j.dirty OR j.status = 'IN_PROCESS',
              status = CASE WHEN j.status = 'ON_HOLD_INACTIVE' THEN 'READY' ELSE j.status END,
              ready_at = CASE WHEN j.status = 'ON_HOLD_INACTIVE' THEN $3::timestamptz ELSE j.ready_at END,
              next_run_at = CASE WHEN j.status = 'IN_PROCESS' THEN j.next_run_at ELSE $3::timestamptz END
        WHERE j.recurring AND j.wakes AND ((j.kind = 'SYNCHRONIZE' AND j.mapping_id = ANY($1::uuid[])) OR j.kind = ANY($2::text[]))
          AND (j.status = 'IN_PROCESS' AND NOT j.dirty
               OR j.status IN ('READY', 'ON_HOLD_INACTIVE') AND j.attempts = 0 AND (j.next_run_at IS NULL OR j.next_run_at > $4))
        RETURNING j.id, CASE WHEN j.status = 'IN_PROCESS' THEN NULL ELSE j.next_run_at END AS "nextRunAt"`,
      [of.mappingIds, of.kinds, at.next, at.far],
    );
    return woken;
  }

  /** A job, taken for this transaction alone; null when there is none. */
  async findLocked(tx: Tx, id: string): Promise<Job | null> {
    const [row] = await tx.query(
      `/* job.findLocked */ SELECT ${this.columns} FROM sync.job j WHERE j.id = $1 FOR UPDATE`,
      [id],
    );
    return (row as unknown as Job | undefined) ?? null;
  }

  /** Changes where a job stands, and what of it a person may set. */
  async change(tx: Tx, id: string, changes: JobChanges): Promise<void> {
    const entries = Object.entries<unknown>({ ...changes }).filter(
      ([, value]) => value !== undefined,
    );
    if (entries.length === 0) return;
    const assigned = entries.map(
      ([property], at) => `${COLUMN_OF[property as keyof JobChanges]} = $${at + 2}`,
    );
    await tx.execute(`/* job.change */ UPDATE sync.job SET ${assigned.join(', ')} WHERE id = $1`, [
      id,
      ...entries.map(([, value]) => value),
    ]);
  }
}

/** What may be changed of a job beside its executions. */
export interface JobChanges {
  readonly status?: Job['status'];
  readonly holdReason?: JobHold | null;
  readonly nextRunAt?: string | null;
  readonly readyAt?: string | null;
  readonly attempts?: number;
  readonly dirty?: boolean;
  readonly wakes?: boolean;
  readonly intervalMinutes?: number | null;
  readonly inactivityMinutes?: number | null;
  readonly maxAttempts?: number;
}

const COLUMN_OF: Readonly<Record<keyof JobChanges, string>> = {
  status: 'status',
  holdReason: 'hold_reason',
  nextRunAt: 'next_run_at',
  readyAt: 'ready_at',
  attempts: 'attempts',
  dirty: 'dirty',
  wakes: 'wakes',
  intervalMinutes: 'interval_minutes',
  inactivityMinutes: 'inactivity_minutes',
  maxAttempts: 'max_attempts',
};
