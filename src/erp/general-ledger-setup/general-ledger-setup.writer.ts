import type { RecordTables } from '../../platform/database/record-tables';
import { percentage, positive } from '../common/row-rules';
import { SingleRecordWriter } from '../common/single-record-writer';

/** Writes the local currency and the rounding of the general ledger. */
export class GeneralLedgerSetupWriter extends SingleRecordWriter {
  protected override readonly rowRules = [
    positive('amountRoundingPrecision'),
    positive('unitAmountRoundingPrecision'),
    percentage('vatTolerancePercent'),
  ];

  constructor(tables: RecordTables) {
    super(tables.get('erp.general_ledger_setup'), 'General ledger setup', 'lcyCode');
  }
}
