import type { RecordTables } from '../../platform/database/record-tables';
import { SingleRecordWriter } from '../common/single-record-writer';

/** Writes the sales setup. */
export class SalesSetupWriter extends SingleRecordWriter {
  constructor(tables: RecordTables) {
    super(tables.get('erp.sales_setup'), 'Sales setup', 'id');
  }
}
