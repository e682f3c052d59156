import type { RecordTables } from '../../platform/database/record-tables';
import { ErpWriter } from '../common/erp-writer';

/** Writes shipment methods. */
export class ShipmentMethodWriter extends ErpWriter {
  constructor(tables: RecordTables) {
    super(tables.get('erp.shipment_method'), 'Shipment method', 'code');
  }
}
