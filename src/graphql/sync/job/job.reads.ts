import { connection, one, type ReadableSettings } from '../../common/read/readable';
import { JobHoldReason, JobKind, JobOutcome, JobStatus } from './job.enums';

const ofMapping = (job: string, column: string): string =>
  `(SELECT m.${column} FROM sync.table_mapping m WHERE m.id = ${job}.mapping_id)`;

/** Jobs as the API reads them. */
export const jobReads: ReadableSettings = {
  type: 'Job',
  table: 'sync.job',
  filters: {
    kind: { enumeration: JobKind },
    status: { enumeration: JobStatus },
    holdReason: { enumeration: JobHoldReason },
    mappingId: 'id',
    recurring: 'boolean',
    nextRunAt: 'dateTime',
    createdAt: 'dateTime',
  },
  orderings: ['kind', 'nextRunAt', 'createdAt'],
  computed: {
    effectiveIntervalMinutes: {
      sql: (j) => `coalesce(${j}.interval_minutes, ${ofMapping(j, 'interval_minutes')}, 30)`,
    },
    effectiveInactivityMinutes: {
      sql: (j) => `coalesce(${j}.inactivity_minutes, ${ofMapping(j, 'inactivity_minutes')})`,
    },
  },
  relations: {
    mapping: one('TableMapping', 'mappingId'),
    executions: { ...connection('JobExecution', 'jobId'), newestFirst: true },
  },
};

/** Executions of jobs as the API reads them. */
export const jobExecutionReads: ReadableSettings = {
  type: 'JobExecution',
  table: 'sync.job_execution',
  filters: {
    kind: { enumeration: JobKind },
    mappingId: 'id',
    outcome: { enumeration: JobOutcome },
    startedAt: 'dateTime',
  },
  orderings: ['startedAt'],
  relations: {
    mapping: one('TableMapping', 'mappingId'),
    runs: {
      kind: 'list',
      to: 'SyncRun',
      on: (run, execution) =>
        `${run}.id IN (SELECT value::uuid FROM jsonb_array_elements_text(${execution}.run_ids))`,
      orderBy: 'startedAt',
    },
  },
};
