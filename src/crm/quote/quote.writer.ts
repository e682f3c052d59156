import type { RecordTables } from '../../platform/database/record-tables';
import type { CrmStores } from '../crm-stores';
import { SalesDocumentWriter } from '../document/sales-document.writer';
import { CRM_QUOTE } from './quote.kind';

/** Writes the headers of CRM quotes. */
export class CrmQuoteWriter extends SalesDocumentWriter {
  constructor(tables: RecordTables, stores: CrmStores) {
    super(CRM_QUOTE, tables, stores);
  }
}
