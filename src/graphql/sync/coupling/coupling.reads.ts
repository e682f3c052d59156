import { connection, one, type ReadableSettings } from '../../common/read/readable';
import { CouplingResult, RecordState } from '../sync.enums';

/** Couplings as the API reads them. */
export const couplingReads: ReadableSettings = {
  type: 'Coupling',
  table: 'sync.coupling',
  filters: {
    mappingId: 'id',
    erpId: 'id',
    crmId: 'id',
    skipped: 'boolean',
    lastResultToCrm: { enumeration: CouplingResult },
    lastResultFromCrm: { enumeration: CouplingResult },
    erpState: { enumeration: RecordState },
    crmState: { enumeration: RecordState },
    failureCode: 'string',
    lastSyncedAt: 'dateTime',
  },
  orderings: ['createdAt', 'lastSyncedAt'],
  relations: {
    mapping: one('TableMapping', 'mappingId'),
    lastRunToCrm: one('SyncRun', 'lastRunToCrmId'),
    lastRunFromCrm: one('SyncRun', 'lastRunFromCrmId'),
    errors: connection('SyncRunError', 'couplingId'),
    history: {
      kind: 'connection',
      to: 'JournalEntry',
      on: (c, p) => `${c}.record_id IN (${p}.erp_id, ${p}.crm_id)`,
      newestFirst: true,
    },
  },
};
