import type { RecordTables } from '../../platform/database/record-tables';
import { ErpWriter } from '../common/erp-writer';

/** Writes payment methods. */
export class PaymentMethodWriter extends ErpWriter {
  constructor(tables: RecordTables) {
    super(tables.get('erp.payment_method'), 'Payment method', 'code');
  }
}
