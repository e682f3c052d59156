import { ID, ObjectType } from 'type-graphql';
import {
  HasFlag,
  HasInt,
  HasText,
  May,
  MayText,
  RecordFields,
} from '../../common/fields/field.decorators';

/** A note on a CRM record. */
@ObjectType('CrmNote', { simpleResolvers: true, description: 'A note on a CRM record.' })
export class CrmNoteType extends RecordFields {
  @May(() => ID, 'The record the note is about.')
  objectId: string | null;

  @HasText("Logical name of that record's table: `salesorder`, `quote`.")
  objectTypeCode: string;

  @MayText('Subject.')
  subject: string | null;

  @MayText('May hold HTML (NT-5).')
  noteText: string | null;

  @HasFlag('An attachment; such notes do not travel (OC-12).')
  isDocument: boolean;

  @MayText('Name of the attached file; null without one.')
  fileName: string | null;

  @MayText('Media type of the attached file; null without one.')
  mimeType: string | null;

  @MayText('The file in Base64.')
  documentBody: string | null;

  @HasInt('Bytes of the file; 0 without one.')
  fileSize: number;
}
