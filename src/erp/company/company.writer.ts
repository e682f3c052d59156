import type { RecordTables } from '../../platform/database/record-tables';
import { SingleRecordWriter } from '../common/single-record-writer';

/** Writes the company information. */
export class CompanyWriter extends SingleRecordWriter {
  constructor(tables: RecordTables) {
    super(tables.get('erp.company'), 'Company', 'name');
  }
}
