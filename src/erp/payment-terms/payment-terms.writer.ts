import type { RecordTables } from '../../platform/database/record-tables';
import { ErpWriter } from '../common/erp-writer';
import { percentage } from '../common/row-rules';

/** Writes payment terms. */
export class PaymentTermsWriter extends ErpWriter {
  protected override readonly rowRules = [percentage('discountPercent')];

  constructor(tables: RecordTables) {
    super(tables.get('erp.payment_terms'), 'Payment terms', 'code');
  }
}
