import type { RecordTables } from '../../platform/database/record-tables';
import { ErpWriter } from '../common/erp-writer';

/** Writes accounts of the general ledger. */
export class GlAccountWriter extends ErpWriter {
  constructor(tables: RecordTables) {
    super(tables.get('erp.gl_account'), 'G/L account', 'number');
  }
}
