import type { RecordTables } from '../../platform/database/record-tables';
import { CrmWriter } from '../common/crm-writer';

/** Writes which entities of the CRM have posts; a row stays with its entity. */
export class PostConfigurationWriter extends CrmWriter {
  protected override readonly fixed = ['entityName'];

  constructor(tables: RecordTables) {
    super(tables.get('crm.post_configuration'), 'Post configuration', 'entityName');
  }
}
