import { Field, ID, ObjectType } from 'type-graphql';
import { apiEnum } from '../../common/lists/filter.inputs';
import { DateTimeScalar, JsonScalar } from '../../common/fields/scalars';
import { CouplingType } from '../coupling/coupling.type';
import { SyncRunType } from '../sync-run/sync-run.type';
import { Direction } from '../sync.enums';

/** Which of the two systems a record belongs to. */
export const SyncSide = apiEnum(
  { ERP: 'ERP', CRM: 'CRM' } as const,
  'SyncSide',
  'Which of the two systems a record belongs to.',
  { ERP: 'The record is one of the ERP.', CRM: 'The record is one of the CRM.' },
);

/** What an entry of the journal records. */
export const JournalAction = apiEnum(
  {
    INSERT: 'INSERT',
    UPDATE: 'UPDATE',
    DELETE: 'DELETE',
    COUPLE: 'COUPLE',
    UNCOUPLE: 'UNCOUPLE',
  } as const,
  'JournalAction',
  'What an entry of the journal records.',
  {
    INSERT: 'The record was created; where the entry names a coupling, it was coupled with it.',
    UPDATE: 'Fields of the record were changed.',
    DELETE: 'The record was removed.',
    COUPLE: 'The record was coupled, or its coupling got another CRM record.',
    UNCOUPLE: 'The coupling of the record was removed.',
  },
);

/** One field of a journal entry. */
@ObjectType('FieldChange', {
  simpleResolvers: true,
  description: 'One field of a record with its values before and after.',
})
export class FieldChangeType {
  @Field(() => String, { description: 'Name of the field.' })
  field: string;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'Value before; null when it was blank. Decimals are text.',
  })
  before: unknown;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'Value after; null when it is blank. Decimals are text.',
  })
  after: unknown;

  @Field(() => Boolean, {
    description:
      'True: the value before was entered by somebody after both sides had last agreed, and was overwritten.',
  })
  overwrote: boolean;
}

/** One write of a run. */
@ObjectType('JournalEntry', {
  simpleResolvers: true,
  description:
    'One write of a run: which record, which fields, from what to what, when, and who started it.',
})
export class JournalEntryType {
  @Field(() => ID, { description: 'Number of the entry; later entries have greater ones.' })
  id: string;

  @Field(() => SyncRunType, {
    nullable: true,
    description: 'The run that wrote; null when it was purged from the log.',
  })
  run: unknown;

  @Field(() => Direction, {
    nullable: true,
    description: 'Which way the run went; null when it copied nothing.',
  })
  direction: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who started the run; null when it was purged from the log.',
  })
  startedBy: string | null;

  @Field(() => CouplingType, {
    nullable: true,
    description: 'The coupling of the record; null when there was none, or it is gone.',
  })
  coupling: unknown;

  @Field(() => SyncSide, { description: 'Which system was written to.' })
  side: string;

  @Field(() => String, { description: 'Table of the record, such as `erp.customer`.' })
  recordTable: string;

  @Field(() => ID, { description: 'Id of the record.' })
  recordId: string;

  @Field(() => String, {
    description:
      'The record as a person names it, such as `Customer 10000`; with its id when it is gone.',
  })
  record: unknown;

  @Field(() => JournalAction, { description: 'What was done.' })
  action: string;

  @Field(() => String, {
    nullable: true,
    description: 'Version of the record after the write; null where no version was made.',
  })
  version: string | null;

  @Field(() => [FieldChangeType], {
    description: 'The fields that were written, by name. Of a coupling, `crmId` says with which.',
  })
  changes: unknown;

  @Field(() => Boolean, {
    description:
      'True: the write buried what somebody had entered since both sides last agreed; `changes` says which fields. syncRunUndo brings it back.',
  })
  overwrote: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was written.' })
  createdAt: string;
}
