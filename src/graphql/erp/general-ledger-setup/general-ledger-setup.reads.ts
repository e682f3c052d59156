import { type ReadableSettings } from '../../common/read/readable';

/** How the API reads GeneralLedgerSetup records. */
export const generalLedgerSetupReads: ReadableSettings = {
  type: 'GeneralLedgerSetup',
  table: 'erp.general_ledger_setup',
  filters: {},
  orderings: ['lcyCode'],
};
