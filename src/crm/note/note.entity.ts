import { Check, Entity, Index } from 'typeorm';
import { Flag, Int, Memo, Ref, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';

/** A note or attachment of a CRM record (annotation). Its `createdon` is `createdAt`. */
@Entity({ schema: 'crm', name: 'note' })
@Index(['objectId', 'createdAt'])
@Index(['createdAt'])
@Check('ck_note_file_size', 'file_size >= 0')
export class CrmNote extends SideRecord {
  /** The record the note is about. */
  @Ref({ required: true })
  objectId: string;

  /** Logical name of that record's table: `salesorder`, `quote`. */
  @Text(64, { required: true })
  objectTypeCode: string;

  @Text(500)
  subject: string | null;

  /** May hold HTML (NT-5). */
  @Text(100000)
  noteText: string | null;

  /** An attachment; such notes do not travel (OC-12). */
  @Flag()
  isDocument: boolean;

  @Text(255)
  fileName: string | null;

  @Text(256)
  mimeType: string | null;

  /** The file in Base64. */
  @Memo()
  documentBody: string | null;

  /** Bytes of the file; 0 without one. */
  @Int({ required: true, default: 0 })
  fileSize: number;
}
