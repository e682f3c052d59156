import { one, type ReadableSettings } from '../../common/read/readable';

/** How the API reads ConversionFailure records: those of orders that are still submitted, and of quotes that still count. */
export const conversionFailureReads: ReadableSettings = {
  type: 'ConversionFailure',
  table: 'sync.conversion_failure',
  filters: { code: 'string', lastFailedAt: 'dateTime' },
  orderings: ['lastFailedAt'],
  relations: {
    crmOrder: one('CrmOrder', 'id'),
    crmQuote: one('CrmQuote', 'id'),
    run: one('SyncRun', 'runId'),
  },
  only: (f) =>
    `(EXISTS (SELECT 1 FROM crm.sales_order o WHERE o.id = ${f}.id AND o.state_code = 1)` +
    ` OR EXISTS (SELECT 1 FROM crm.quote q WHERE q.id = ${f}.id AND q.state_code IN (1, 2)))`,
};
