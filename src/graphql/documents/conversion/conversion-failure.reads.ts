import { one, type ReadableSettings } from '../../common/read/readable';

/** How the API reads ConversionFailure records: those of orders that are still submitted. */
export const conversionFailureReads: ReadableSettings = {
  type: 'ConversionFailure',
  table: 'sync.conversion_failure',
  filters: { code: 'string', lastFailedAt: 'dateTime' },
  orderings: ['lastFailedAt'],
  relations: {
    crmOrder: one('CrmOrder', 'id'),
    run: one('SyncRun', 'runId'),
  },
  only: (f) => `EXISTS (SELECT 1 FROM crm.sales_order o WHERE o.id = ${f}.id AND o.state_code = 1)`,
};
