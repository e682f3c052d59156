import type { RecordTables } from '../../platform/database/record-tables';
import { ErpWriter } from '../common/erp-writer';
import { inTables } from '../common/key-followers';

/** Writes units of measure. */
export class UnitOfMeasureWriter extends ErpWriter {
  protected override readonly followers = [
    ...inTables(['erp.item_ledger_entry'], 'unit_of_measure_code'),
    ...inTables(['erp.unit_group'], 'base_unit_of_measure'),
  ];

  constructor(tables: RecordTables) {
    super(tables.get('erp.unit_of_measure'), 'Unit of measure', 'code');
  }
}
