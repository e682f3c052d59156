import type { RecordTables } from '../../platform/database/record-tables';
import type { CrmStores } from '../crm-stores';
import { SalesDocumentWriter } from '../document/sales-document.writer';
import { CRM_ORDER } from './order.kind';

/** Writes the headers of CRM orders. */
export class CrmOrderWriter extends SalesDocumentWriter {
  constructor(tables: RecordTables, stores: CrmStores) {
    super(CRM_ORDER, tables, stores);
  }
}
