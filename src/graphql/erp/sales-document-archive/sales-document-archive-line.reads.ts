import { one, oneWhen, type ReadableSettings } from '../../common/read/readable';

/** How the API reads SalesDocumentArchiveLine records. */
export const salesDocumentArchiveLineReads: ReadableSettings = {
  type: 'SalesDocumentArchiveLine',
  table: 'erp.sales_document_archive_line',
  filters: {
    documentId: 'id',
    no: 'string',
  },
  orderings: ['lineNo'],
  relations: {
    document: one('SalesDocumentArchive', 'documentId'),
    item: oneWhen('Item', 'no', 'number', (line) => `${line}.type = 2`),
    resource: oneWhen('Resource', 'no', 'number', (line) => `${line}.type = 3`),
  },
};
