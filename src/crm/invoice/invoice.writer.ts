import type { RecordTables } from '../../platform/database/record-tables';
import type { CrmStores } from '../crm-stores';
import { SalesDocumentWriter } from '../document/sales-document.writer';
import { CRM_INVOICE } from './invoice.kind';

/** Writes the headers of CRM invoices. */
export class CrmInvoiceWriter extends SalesDocumentWriter {
  constructor(tables: RecordTables, stores: CrmStores) {
    super(CRM_INVOICE, tables, stores);
  }
}
