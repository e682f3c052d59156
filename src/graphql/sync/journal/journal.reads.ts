import { one, type ReadableSettings } from '../../common/read/readable';
import { JournalAction, SyncSide } from './journal.type';

/** Entries of the journal as the API reads them. What an undo needs beside the fields begins with `@` and is not shown. */
export const journalEntryReads: ReadableSettings = {
  type: 'JournalEntry',
  table: 'sync.journal_entry',
  filters: {
    runId: 'id',
    recordId: 'id',
    recordTable: 'string',
    side: { enumeration: SyncSide },
    action: { enumeration: JournalAction },
    overwrote: 'boolean',
  },
  orderings: ['id'],
  computed: {
    direction: {
      sql: (a) => `SELECT r.direction FROM sync.sync_run r WHERE r.id = ${a}.run_id`,
    },
    startedBy: {
      sql: (a) => `SELECT r.started_by FROM sync.sync_run r WHERE r.id = ${a}.run_id`,
    },
    changes: {
      sql: (a) =>
        `SELECT coalesce(jsonb_agg(jsonb_build_object('field', f.key, 'before', f.value->0, 'after', f.value->1,
                  'overwrote', coalesce((${a}.changes->'@overwrote'->1) ? f.key, false)) ORDER BY f.key), '[]')
           FROM jsonb_each(${a}.changes) f WHERE f.key NOT LIKE '@%'`,
    },
  },
  relations: { run: one('SyncRun', 'runId'), coupling: one('Coupling', 'couplingId') },
};
