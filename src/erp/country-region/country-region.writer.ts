import type { RecordTables } from '../../platform/database/record-tables';
import { ErpWriter } from '../common/erp-writer';

/** Writes countries and regions. */
export class CountryRegionWriter extends ErpWriter {
  constructor(tables: RecordTables) {
    super(tables.get('erp.country_region'), 'Country or region', 'code');
  }
}
