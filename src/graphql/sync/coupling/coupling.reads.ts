import { CRM_ENTITY_NAMES } from '../../../crm/entity-names';
import { connection, one, type ReadableSettings } from '../../common/read/readable';
import { CouplingResult, DeletionState, RecordState } from '../sync.enums';

const ENTITIES = Object.entries(CRM_ENTITY_NAMES)
  .map(([table, entity]) => `('${table}', '${entity}')`)
  .join(', ');

// The page of a record in the CRM, as its own links name it.
const crmUrl = (coupling: string): string =>
  `SELECT rtrim(s.crm_web_address, '/') || '/main.aspx?pagetype=entityrecord&etn=' || e.entity || '&id=' || ${coupling}.crm_id
     FROM sync.sales_settings s CROSS JOIN sync.table_mapping m JOIN (VALUES ${ENTITIES}) e (crm_table, entity) USING (crm_table)
    WHERE m.id = ${coupling}.mapping_id`;

// What both states say together.
const deletionState = (coupling: string): string =>
  `CASE WHEN ${coupling}.erp_state = 'DELETED' AND ${coupling}.crm_state = 'DELETED' THEN 'BOTH_DELETED'
        WHEN ${coupling}.erp_state = 'DELETED' THEN 'ERP_DELETED'
        WHEN ${coupling}.crm_state = 'DELETED' THEN 'CRM_DELETED' ELSE 'NONE' END`;

// Pairs that lost a record are few, and have an index of their own.
const lostRecord = (coupling: string, states: readonly unknown[]): string | null =>
  states.includes('NONE')
    ? null
    : `(${coupling}.erp_state = 'DELETED' OR ${coupling}.crm_state = 'DELETED')`;

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
    deletionState: { enumeration: DeletionState },
    failureCode: 'string',
    lastSyncedAt: 'dateTime',
  },
  orderings: ['createdAt', 'lastSyncedAt'],
  computed: { crmUrl: { sql: crmUrl }, deletionState: { sql: deletionState, implies: lostRecord } },
  relations: {
    mapping: one('TableMapping', 'mappingId'),
    lastRunToCrm: one('SyncRun', 'lastRunToCrmId'),
    lastRunFromCrm: one('SyncRun', 'lastRunFromCrmId'),
    errors: connection('SyncRunError', 'couplingId'),
    runs: {
      kind: 'connection',
      to: 'SyncRun',
      on: (c, p) =>
        `(${c}.id IN (${p}.last_run_to_crm_id, ${p}.last_run_from_crm_id)
          OR ${c}.mapping_id = ${p}.mapping_id AND coalesce(${p}.last_run_to_crm_id, ${p}.last_run_from_crm_id) IS NULL)`,
      newestFirst: true,
    },
    history: {
      kind: 'connection',
      to: 'JournalEntry',
      on: (c, p) => `${c}.record_id IN (${p}.erp_id, ${p}.crm_id)`,
      newestFirst: true,
    },
  },
};
