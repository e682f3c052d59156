import { connection, one, type ReadableSettings } from '../../common/read/readable';
import { SyncRunKind, SyncRunStatus } from '../sync.enums';

/** Runs as the API reads them. */
export const syncRunReads: ReadableSettings = {
  type: 'SyncRun',
  table: 'sync.sync_run',
  filters: {
    mappingId: 'id',
    kind: { enumeration: SyncRunKind },
    status: { enumeration: SyncRunStatus },
    startedAt: 'dateTime',
  },
  orderings: ['startedAt'],
  computed: {
    recordsPerSecond: {
      sql: (r) =>
        `(${r}.candidates / nullif(extract(epoch FROM ${r}.active_at - ${r}.started_at), 0))::float8`,
    },
  },
  relations: {
    mapping: one('TableMapping', 'mappingId'),
    errors: connection('SyncRunError', 'runId'),
    undoes: one('SyncRun', 'undoesRunId'),
    undoneBy: {
      kind: 'one',
      to: 'SyncRun',
      on: (c, p) =>
        `${c}.id = (SELECT u.id FROM sync.sync_run u WHERE u.undoes_run_id = ${p}.id ORDER BY u.started_at DESC, u.id DESC LIMIT 1)`,
    },
    journal: connection('JournalEntry', 'runId'),
  },
};

/** Errors of runs as the API reads them. */
export const syncRunErrorReads: ReadableSettings = {
  type: 'SyncRunError',
  table: 'sync.sync_run_error',
  filters: {
    runId: 'id',
    couplingId: 'id',
    erpId: 'id',
    crmId: 'id',
    code: 'string',
    createdAt: 'dateTime',
  },
  orderings: ['createdAt'],
};
