import type { Tx } from '../../platform/database/db';
import type { RecordTables } from '../../platform/database/record-tables';
import type { CrmWrite } from '../common/crm-write';
import { CrmWriter } from '../common/crm-writer';
import { checkSubjects } from '../subject/subject.rules';
import { SubjectStore } from '../subject/subject.store';

/** Writes timeline posts; once written they stay as they are. */
export class PostWriter extends CrmWriter {
  protected override readonly fixed = [
    'regardingObjectId',
    'regardingObjectTypeCode',
    'text',
    'source',
    'type',
  ];
  private readonly subjects = new SubjectStore();

  constructor(tables: RecordTables) {
    super(tables.get('crm.post'), 'Post', 'text');
  }

  protected override complete(tx: Tx, writes: readonly CrmWrite[]): Promise<void> {
    const reference = { id: 'regardingObjectId', type: 'regardingObjectTypeCode' };
    return checkSubjects(tx, writes, this.subjects, reference);
  }
}
