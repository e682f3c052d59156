import { ID, ObjectType } from 'type-graphql';
import {
  Has,
  HasInstant,
  HasText,
  MayText,
  RecordFields,
} from '../../common/fields/field.decorators';

/** A note on a record of the ERP. */
@ObjectType('Note', { simpleResolvers: true, description: 'A note on a record of the ERP.' })
export class NoteType extends RecordFields {
  @HasText('Table of the record it is about, such as `erp.sales_order`.')
  recordTable: string;

  @Has(() => ID, 'The record it is about.')
  recordId: string;

  @MayText('Headline.')
  description: string | null;

  @MayText('The note itself, plain text.')
  text: string | null;

  @HasInstant('When it was noted; of a note from the CRM, when it was noted there.')
  notedAt: string;

  @MayText('Who noted it; null when that is not known.')
  notedBy: string | null;
}
