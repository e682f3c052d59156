import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../common/lists/connection.type';
import { ErrorCodeEnum } from '../../common/errors/error-code';
import { DateTimeScalar, JsonScalar } from '../../common/fields/scalars';
import { JournalEntryType } from '../journal/journal.type';
import { Direction, PassPhase, SyncRunKind, SyncRunStatus } from '../sync.enums';
import { TableMappingType } from '../table-mapping/table-mapping.type';

/** Why one record of a run failed. */
@ObjectType('SyncRunError', {
  simpleResolvers: true,
  description: 'Why one record of a run failed or was refused, and what to do about it.',
})
export class SyncRunErrorType {
  @Field(() => ID, { description: 'Opaque identifier.' })
  id: string;

  @Field(() => ErrorCodeEnum, { description: 'Stable code of the reason.' })
  code: string;

  @Field(() => String, { description: 'What went wrong and with which record, as a sentence.' })
  message: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The record as a person names it, such as `Customer 10000`; null when the run as a whole failed.',
  })
  record: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the ERP record; null when there is none.',
  })
  erpId: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the CRM record; null when there is none.',
  })
  crmId: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Field at fault; null when the record as a whole is.',
  })
  field: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The value that could not be taken over; null when no single value is at fault.',
  })
  value: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What to do next; null when nothing in particular helps.',
  })
  remedy: string | null;

  @Field(() => JsonScalar, {
    description: 'What a client can act on: values of both sides, candidates, other records.',
  })
  data: unknown;

  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  createdAt: string;
}

/** One execution in one direction for one mapping. */
@ObjectType('SyncRun', {
  simpleResolvers: true,
  description:
    'One execution in one direction for one mapping; each record raises exactly one counter (S-33).',
})
export class SyncRunType {
  @Field(() => ID, { description: 'Opaque identifier.' })
  id: string;

  @Field(() => TableMappingType, {
    nullable: true,
    description: 'The table mapping; null for a conversion.',
  })
  mapping: TableMappingType | null;

  @Field(() => SyncRunKind, { description: 'What the run does.' })
  kind: string;

  @Field(() => Direction, {
    nullable: true,
    description: 'Which way it goes; null when it copies nothing.',
  })
  direction: string | null;

  @Field(() => SyncRunStatus, { description: 'Where it stands.' })
  status: string;

  @Field(() => DateTimeScalar, { description: 'When it began.' })
  startedAt: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it ended; null while it runs.',
  })
  finishedAt: string | null;

  @Field(() => String, { description: 'Who asked for it.' })
  startedBy: string;

  @Field(() => Boolean, {
    description:
      'True: records were chosen by a person, and change detection did not stop them (S-9).',
  })
  forced: boolean;

  @Field(() => Int, { description: 'Records created.' })
  inserted: number;

  @Field(() => Int, { description: 'Records changed.' })
  modified: number;

  @Field(() => Int, { description: 'Records that were already equal or not changed.' })
  unchanged: number;

  @Field(() => Int, { description: 'Records left alone, such as uncoupled or skipped ones.' })
  skipped: number;

  @Field(() => Int, { description: 'Records that could not be written; see the errors.' })
  failed: number;

  @Field(() => Int, { description: 'Pairs coupled.' })
  coupled: number;

  @Field(() => Int, { description: 'Pairs uncoupled.' })
  uncoupled: number;

  @Field(() => Int, {
    description:
      'Records on which the run overwrote what somebody had entered since both sides last agreed; `journalEntries` with `overwrote` lists the writes.',
  })
  overwritten: number;

  @Field(() => Int, {
    description: 'Records looked at so far, those included that raise no counter.',
  })
  candidates: number;

  @Field(() => PassPhase, {
    nullable: true,
    description: 'What it is at; null for a run that is not over modified records.',
  })
  phase: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Transaction of the source from which on changes were looked at (Q-18); null: from the beginning.',
  })
  watermarkFrom: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Transaction of the source below which all changes are settled once the run has ended (Q-18); null for a run that is not over modified records.',
  })
  watermarkTo: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When its last batch was committed; null before the first.',
  })
  activeAt: string | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Records looked at per second, from the start to the last batch; null before the first.',
  })
  recordsPerSecond: number | null;

  @Field(() => Int, { description: 'Records removed; only an undo does that.' })
  deleted: number;

  @Field(() => SyncRunType, {
    nullable: true,
    description: 'The run that this one takes back; null for all runs but an undo.',
  })
  undoes: unknown;

  @Field(() => SyncRunType, {
    nullable: true,
    description: 'The latest run that took this one back; null when none did.',
  })
  undoneBy: unknown;

  @Field(() => String, {
    nullable: true,
    description: 'Why the run as a whole failed, or stands still; null otherwise.',
  })
  message: string | null;

  @Field(() => connectionOf('SyncRunError', () => SyncRunErrorType), {
    description: 'Records that failed or were refused.',
  })
  errors: unknown;

  @Field(() => connectionOf('JournalEntry', () => JournalEntryType), {
    description: 'Everything the run wrote, in the order in which it did.',
  })
  journal: unknown;
}
