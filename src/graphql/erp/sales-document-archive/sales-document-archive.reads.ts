import { list, one, type ReadableSettings } from '../../common/read/readable';
import { documentTotals } from '../document-totals';
import {
  salesHeaderAddresses,
  salesHeaderFilters,
  salesHeaderRelations,
} from '../sales-document/sales-header.reads';

/** How the API reads SalesDocumentArchive records. */
export const salesDocumentArchiveReads: ReadableSettings = {
  type: 'SalesDocumentArchive',
  table: 'erp.sales_document_archive',
  filters: {
    documentType: 'int',
    number: 'string',
    ...salesHeaderFilters,
    sourceDocumentId: 'id',
  },
  orderings: ['number'],
  embedded: {
    ...salesHeaderAddresses,
    totals: documentTotals('sales_document_archive_line'),
  },
  relations: {
    ...salesHeaderRelations,
    lines: list('SalesDocumentArchiveLine', 'documentId', 'id', 'lineNo'),
    order: one('SalesOrder', 'sourceDocumentId'),
    quote: one('SalesQuote', 'sourceDocumentId'),
  },
};
