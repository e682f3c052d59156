import { id, text } from '../../common/records/record.inputs';
import { recordMutations } from '../../common/records/record.mutations';
import { CrmNoteType } from './note.type';

const fields = {
  objectId: id('The record the note is about. Accepted on create only.'),
  objectTypeCode: text(
    64,
    "Logical name of that record's table: `salesorder`, `quote`. Accepted on create only.",
  ),
  subject: text(500, 'Subject.'),
  noteText: text(100_000, 'The note itself; may hold HTML.'),
};

/** Mutations that create and change CrmNote records. */
export const CrmNoteMutations = recordMutations({
  typeName: 'CrmNote',
  type: CrmNoteType,
  table: 'crm.note',
  fields,
  required: ['objectId', 'objectTypeCode'],
  createOnly: ['objectId', 'objectTypeCode'],
  codes: ['REFERENCE_NOT_FOUND'],
});
