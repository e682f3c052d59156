import { one, type ReadableSettings } from '../../common/read/readable';

/** How the API reads CrmQuoteProcessing records. */
export const crmQuoteProcessingReads: ReadableSettings = {
  type: 'CrmQuoteProcessing',
  table: 'sync.processed_quote',
  filters: {},
  orderings: ['processedAt'],
  relations: {
    quote: one('SalesQuote', 'erpQuoteId'),
    run: one('SyncRun', 'runId'),
  },
};
