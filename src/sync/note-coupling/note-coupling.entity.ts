import { Entity, PrimaryColumn, Unique } from 'typeorm';
import { BigInteger, Instant, Ref } from '../../platform/database/columns';

/** Ties a note of the ERP to a note of the CRM, one to one (OC-51). */
@Entity({ schema: 'sync', name: 'note_coupling' })
@Unique(['crmNoteId'])
export class NoteCoupling {
  @PrimaryColumn('uuid')
  erpNoteId: string;

  @Ref({ required: true })
  crmNoteId: string;

  /** Version of the CRM note that was copied last, or written; null: of the time when the pair was made. */
  @BigInteger()
  crmVersion: string | null;

  /** When the pair was made. */
  @Instant({ required: true })
  createdAt: string;
}
