import { id, text } from '../../common/records/record.inputs';
import { recordMutations } from '../../common/records/record.mutations';
import { NoteType } from './note.type';

const fields = {
  recordTable: text(
    63,
    'Table of the record it is about, such as `erp.sales_order`. Accepted on create only.',
  ),
  recordId: id('The record it is about. Accepted on create only.'),
  description: text(250, 'Headline.'),
  text: text(10_000, 'The note itself, plain text.'),
};

/** Mutations that create and change Note records. */
export const NoteMutations = recordMutations({
  typeName: 'Note',
  type: NoteType,
  table: 'erp.note',
  fields,
  required: ['recordTable', 'recordId'],
  createOnly: ['recordTable', 'recordId'],
  codes: ['REFERENCE_NOT_FOUND'],
});
