import type { RecordTables } from '../../platform/database/record-tables';
import { ErpWriter } from '../common/erp-writer';
import { notNegative } from '../common/row-rules';

/** Writes customer templates. */
export class CustomerTemplateWriter extends ErpWriter {
  protected override readonly rowRules = [notNegative('priority')];

  constructor(tables: RecordTables) {
    super(tables.get('erp.customer_template'), 'Customer template', 'code');
  }
}
