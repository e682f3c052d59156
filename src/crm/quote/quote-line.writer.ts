import type { RecordTables } from '../../platform/database/record-tables';
import type { CrmStores } from '../crm-stores';
import { SalesDocumentLineWriter } from '../document/sales-document-line.writer';
import { CRM_QUOTE } from './quote.kind';

/** Writes the lines of CRM quotes. */
export class CrmQuoteLineWriter extends SalesDocumentLineWriter {
  constructor(tables: RecordTables, stores: CrmStores) {
    super(CRM_QUOTE, tables, stores);
  }
}
