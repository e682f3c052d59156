import type { RecordTables } from '../../platform/database/record-tables';
import { ErpWriter } from '../common/erp-writer';

/** Writes shipping agents. */
export class ShippingAgentWriter extends ErpWriter {
  constructor(tables: RecordTables) {
    super(tables.get('erp.shipping_agent'), 'Shipping agent', 'code');
  }
}
