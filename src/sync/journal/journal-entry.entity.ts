import { Check, Entity, Index, PrimaryColumn } from 'typeorm';
import { BigInteger, Flag, Instant, Json, Ref, Text } from '../../platform/database/columns';
import type { Side } from '../mapping/direction';

/** What a journal entry records. */
export type JournalAction = 'INSERT' | 'UPDATE' | 'DELETE' | 'COUPLE' | 'UNCOUPLE';

/** One write of the engine or of a conversion: which run, which record, which fields from what to what. */
@Entity({ schema: 'sync', name: 'journal_entry' })
@Index(['runId', 'id'])
@Index(['recordId', 'id'])
@Index('ix_journal_entry_overwrote', ['runId', 'id'], { where: 'overwrote' })
@Check('ck_journal_entry_side', `side IN ('ERP', 'CRM')`)
export class JournalEntry {
  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  id: string;

  @Ref({ required: true })
  runId: string;

  @Ref()
  couplingId: string | null;

  @Text(3, { required: true })
  side: Side;

  /** Schema-qualified table of the record. */
  @Text(63, { required: true })
  recordTable: string;

  @Ref({ required: true })
  recordId: string;

  @Text(10, { required: true })
  action: JournalAction;

  /** Version the record has after the write; null after a deletion. */
  @BigInteger()
  version: string | null;

  /** Per property `[before, after]`; of an insert the values before are null. */
  @Json({ required: true })
  changes: object;

  /** The write buried what somebody had entered since both sides last agreed. */
  @Flag()
  overwrote: boolean;

  @Instant({ required: true })
  createdAt: string;
}
