import type { Tx } from '../../platform/database/db';
import type { RecordTables } from '../../platform/database/record-tables';
import { type CrmWrite, fillIn, sets } from '../common/crm-write';
import { CrmWriter } from '../common/crm-writer';
import { checkSubjects } from '../subject/subject.rules';
import { SubjectStore } from '../subject/subject.store';

/** Writes notes and attachments; the size follows the file. */
export class CrmNoteWriter extends CrmWriter {
  protected override readonly fixed = ['objectId', 'objectTypeCode'];
  private readonly subjects = new SubjectStore();

  constructor(tables: RecordTables) {
    super(tables.get('crm.note'), 'CRM note', 'subject');
  }

  protected override async complete(tx: Tx, writes: readonly CrmWrite[]): Promise<void> {
    await checkSubjects(tx, writes, this.subjects, { id: 'objectId', type: 'objectTypeCode' });
    for (const write of writes) {
      if (!sets(write, 'documentBody')) continue;
      const body = write.values.documentBody;
      write.values.fileSize = typeof body === 'string' ? Buffer.byteLength(body, 'base64') : 0;
      if (write.isNew) fillIn(write, 'isDocument', typeof body === 'string');
    }
  }
}
