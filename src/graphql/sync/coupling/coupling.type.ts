import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../common/lists/connection.type';
import { DateTimeScalar, JsonScalar } from '../../common/fields/scalars';
import { CouplingResult, DeletionState, RecordState, SettlingPolicy } from '../sync.enums';
import { SyncRunErrorType, SyncRunType } from '../sync-run/sync-run.type';
import { JournalEntryType } from '../journal/journal.type';
import { TableMappingType } from '../table-mapping/table-mapping.type';

/** Ties one ERP record to one CRM record. */
@ObjectType('Coupling', {
  simpleResolvers: true,
  description: 'Ties one ERP record to one CRM record so that changes travel between them.',
})
export class CouplingType {
  @Field(() => ID, { description: 'Opaque identifier.' })
  id: string;

  @Field(() => TableMappingType, {
    description: 'The table mapping whose rules apply to this pair.',
  })
  mapping: TableMappingType;

  @Field(() => ID, { description: 'Id of the ERP record.' })
  erpId: string;

  @Field(() => ID, { description: 'Id of the CRM record.' })
  crmId: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Web address of the CRM record; null while the sales settings name no web address of the CRM, and where the CRM has no page for it.',
  })
  crmUrl: string | null;

  @Field(() => CouplingResult, {
    description: 'Outcome of the latest attempt from the ERP to the CRM.',
  })
  lastResultToCrm: string;

  @Field(() => CouplingResult, {
    description: 'Outcome of the latest attempt from the CRM to the ERP.',
  })
  lastResultFromCrm: string;

  @Field(() => SyncRunType, {
    nullable: true,
    description: 'The latest run from the ERP to the CRM; null before the first.',
  })
  lastRunToCrm: SyncRunType | null;

  @Field(() => SyncRunType, {
    nullable: true,
    description: 'The latest run from the CRM to the ERP; null before the first.',
  })
  lastRunFromCrm: SyncRunType | null;

  @Field(() => connectionOf('SyncRun', () => SyncRunType), {
    description:
      'Its log, the newest run first unless sorted: the latest run of each direction, or, before the first, all runs of its table mapping.',
  })
  runs: unknown;

  @Field(() => Boolean, {
    description: 'Runs leave the pair alone until someone retries it or the reason is gone (S-24).',
  })
  skipped: boolean;

  @Field(() => RecordState, { description: 'Whether the ERP record takes part (S-31).' })
  erpState: string;

  @Field(() => RecordState, { description: 'Whether the CRM record takes part (S-31).' })
  crmState: string;

  @Field(() => DeletionState, {
    description: 'Which record of the pair is gone, as the last run saw it (D-2, D-3).',
  })
  deletionState: string;

  @Field(() => SettlingPolicy, {
    nullable: true,
    description:
      'The deletion policy that was carried out for the record that is gone; null: none, or not by it. While the mapping keeps the policy, runs leave the pair alone.',
  })
  deletionSettledBy: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When that policy was first carried out for the pair; null where `deletionSettledBy` is, or when it was before this was kept.',
  })
  deletionSettledAt: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the latest failure; null when the latest attempt succeeded.',
  })
  failureCode: string | null;

  @Field(() => Int, { description: 'How many attempts in a row failed for the same reason.' })
  failureCount: number;

  @Field(() => JsonScalar, {
    nullable: true,
    description:
      'Mapped values as they were when both sides last agreed, by field row; null before that.',
  })
  base: unknown;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When both sides were last known to agree; null before the first run.',
  })
  lastSyncedAt: string | null;

  @Field(() => DateTimeScalar, { description: 'When the pair was coupled.' })
  createdAt: string;

  @Field(() => connectionOf('SyncRunError', () => SyncRunErrorType), {
    description: 'Attempts that failed.',
  })
  errors: unknown;

  @Field(() => connectionOf('JournalEntry', () => JournalEntryType), {
    description: 'What synchronization wrote to both records of the pair, newest first.',
  })
  history: unknown;
}
