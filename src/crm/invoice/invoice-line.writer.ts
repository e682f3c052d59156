import type { RecordTables } from '../../platform/database/record-tables';
import type { CrmStores } from '../crm-stores';
import { SalesDocumentLineWriter } from '../document/sales-document-line.writer';
import { CRM_INVOICE } from './invoice.kind';

/** Writes the lines of CRM invoices. */
export class CrmInvoiceLineWriter extends SalesDocumentLineWriter {
  constructor(tables: RecordTables, stores: CrmStores) {
    super(CRM_INVOICE, tables, stores);
  }
}
