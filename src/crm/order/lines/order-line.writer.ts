import type { RecordTables } from '../../../platform/database/record-tables';
import type { CrmStores } from '../../crm-stores';
import { SalesDocumentLineWriter } from '../../document/sales-document-line.writer';
import { CRM_ORDER } from '../order.kind';

/** Writes the lines of CRM orders. */
export class CrmOrderLineWriter extends SalesDocumentLineWriter {
  constructor(tables: RecordTables, stores: CrmStores) {
    super(CRM_ORDER, tables, stores);
  }
}
