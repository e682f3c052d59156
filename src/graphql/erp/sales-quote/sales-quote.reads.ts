import {
  connection,
  couplingOf,
  list,
  one,
  quoteCounterpart,
  type ReadableSettings,
} from '../../common/read/readable';
import { SalesDocumentStatus } from '../sales-document/sales-document.enums';
import { documentTotals } from '../document-totals';
import {
  salesHeaderAddresses,
  salesHeaderFilters,
  salesHeaderRelations,
} from '../sales-document/sales-header.reads';

/** How the API reads SalesQuote records. */
export const salesQuoteReads: ReadableSettings = {
  type: 'SalesQuote',
  table: 'erp.sales_quote',
  filters: {
    number: 'string',
    status: { enumeration: SalesDocumentStatus },
    ...salesHeaderFilters,
  },
  orderings: ['number', 'documentDate'],
  embedded: {
    ...salesHeaderAddresses,
    totals: documentTotals('sales_quote_line'),
  },
  relations: {
    ...salesHeaderRelations,
    crmQuote: quoteCounterpart('CrmQuote', 'erp_quote_id', 'id'),
    coupling: couplingOf('erp'),
    lines: list('SalesQuoteLine', 'documentId', 'id', 'lineNo'),
    archivedVersions: connection('SalesDocumentArchive', 'sourceDocumentId', 'id'),
    opportunity: one('Opportunity', 'opportunityNo', 'number'),
  },
};
