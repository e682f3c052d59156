import type { RecordTables } from '../../platform/database/record-tables';
import { CrmWriter } from '../common/crm-writer';

/** Writes the values of lists; a value keeps its number, its label may change. */
export class OptionValueWriter extends CrmWriter {
  protected override readonly fixed = ['optionSet', 'value'];

  constructor(tables: RecordTables) {
    super(tables.get('crm.option_value'), 'Option value', 'label');
  }
}
