import { Field, ID, Int, ObjectType } from 'type-graphql';
import { UserError } from '../../common/errors/user-error.type';
import { PageInfo } from '../../common/lists/connection.type';
import { JsonScalar } from '../../common/fields/scalars';
import { CouplingType } from '../coupling/coupling.type';
import { SyncOutcomeKind } from '../coupling/coupling.payloads';
import { JournalAction, SyncSide } from '../journal/journal.type';
import { Direction } from '../sync.enums';

/** One field that would be written. */
@ObjectType('PreviewedChange', {
  simpleResolvers: true,
  description: 'One field that would be written, with its values before and after.',
})
export class PreviewedChangeType {
  @Field(() => SyncSide, { description: 'Which system would be written to.' })
  side: string;

  @Field(() => JournalAction, { description: 'What would be done with the record.' })
  action: string;

  @Field(() => String, { description: 'Name of the field.' })
  field: string;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'The present value; null when it is blank. Decimals are text.',
  })
  before: unknown;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'The value that would be written; null when it would be blanked.',
  })
  after: unknown;

  @Field(() => Boolean, {
    description:
      'True: somebody entered the present value since both sides last agreed; it would be lost.',
  })
  overwrites: boolean;
}

/** A field that both sides changed. */
@ObjectType('PreviewedConflict', {
  simpleResolvers: true,
  description: 'A field that both sides changed to different values since they last agreed.',
})
export class PreviewedConflictType {
  @Field(() => String, {
    nullable: true,
    description: 'Field of the ERP record; null for a value that stands on the CRM alone.',
  })
  erpField: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Field of the CRM record; null for a value that stands in the ERP alone.',
  })
  crmField: string | null;

  @Field(() => Boolean, { description: 'True: both sides have never agreed, so there is no base.' })
  baseMissing: boolean;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'ERP value when both sides last agreed; null when blank or never.',
  })
  baseErp: unknown;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'CRM value when both sides last agreed; null when blank or never.',
  })
  baseCrm: unknown;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'Present value of the ERP; null when blank.',
  })
  erp: unknown;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'Present value of the CRM; null when blank.',
  })
  crm: unknown;
}

/** What would become of one record. */
@ObjectType('PreviewedOutcome', {
  simpleResolvers: true,
  description: 'What would become of one record, down to the field. Nothing of it was written.',
})
export class PreviewedOutcomeType {
  @Field(() => SyncOutcomeKind, { description: 'What would become of it.' })
  kind: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The record as a person names it, such as `Customer 10000`; null when it was not found.',
  })
  record: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the table mapping; null when none was found.',
  })
  mapping: string | null;

  @Field(() => Direction, {
    nullable: true,
    description: 'Which way data would travel first; null when none would.',
  })
  direction: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the ERP record; null when there is none yet.',
  })
  erpId: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the CRM record; null when there is none yet.',
  })
  crmId: string | null;

  @Field(() => CouplingType, {
    nullable: true,
    description: 'The coupling as it is now; null when there is none yet.',
  })
  coupling: unknown;

  @Field(() => [PreviewedChangeType], {
    description: 'Every field that would be written, on either side. Empty when nothing would.',
  })
  changes: unknown;

  @Field(() => [PreviewedConflictType], {
    description: 'The fields of an update conflict; as many as the mapping has at most.',
  })
  conflicts: unknown;

  @Field(() => UserError, {
    nullable: true,
    description: 'Why it would be skipped or fail, with a remedy; null otherwise.',
  })
  error: UserError | null;
}

/** A write beside the records asked for. */
@ObjectType('PreviewedFollower', {
  simpleResolvers: true,
  description:
    'A write to another record that would follow, such as the company that a new contact becomes the primary contact of.',
})
export class PreviewedFollowerType {
  @Field(() => SyncSide, { description: 'Which system would be written to.' })
  side: string;

  @Field(() => String, { description: 'Table of the record, such as `crm.account`.' })
  table: string;

  @Field(() => String, { description: 'The record as a person names it.' })
  record: string;

  @Field(() => [PreviewedChangeType], { description: 'The fields that would be written.' })
  changes: unknown;
}

/** How many records would end how. */
@ObjectType('PreviewCounts', {
  simpleResolvers: true,
  description: 'How many records would end how; each record is counted once.',
})
export class PreviewCountsType {
  @Field(() => Int, { description: 'All records that were looked at.' })
  records: number;

  @Field(() => Int, { description: 'Counterparts that would be created.' })
  inserted: number;

  @Field(() => Int, { description: 'Pairs of which a side would be changed.' })
  modified: number;

  @Field(() => Int, { description: 'Pairs that are equal already, or not changed.' })
  unchanged: number;

  @Field(() => Int, { description: 'Records that would be left alone.' })
  skipped: number;

  @Field(() => Int, { description: 'Records that could not be written.' })
  failed: number;

  @Field(() => Int, { description: 'Pairs of these failed ones that both sides changed.' })
  conflicts: number;

  @Field(() => Int, { description: 'Couplings that the deletion policy would give up.' })
  removed: number;

  @Field(() => Int, { description: 'Records that take no part by a rule of their mapping.' })
  ignored: number;
}

/** One direction of a run over modified records. */
@ObjectType('PreviewedPass', {
  simpleResolvers: true,
  description: 'One direction of a run over modified records: the counters it would end with.',
})
export class PreviewedPassType {
  @Field(() => Direction, { description: 'Which way.' })
  direction: string;

  @Field(() => PreviewCountsType, { description: 'How many records would end how.' })
  counts: PreviewCountsType;
}

/** What a request would do. */
@ObjectType('SyncPreview', {
  simpleResolvers: true,
  description: 'What synchronizing would do. It was done by the same path and rolled back.',
})
export class SyncPreviewType {
  @Field(() => PreviewCountsType, {
    description: 'How many records would end how. Of a run complete, whatever is listed.',
  })
  counts: PreviewCountsType;

  @Field(() => [PreviewedPassType], {
    description:
      'The directions of a run, in their order; empty for chosen records. A pair that both treat is counted in both.',
  })
  passes: PreviewedPassType[];

  @Field(() => [PreviewedOutcomeType], {
    description:
      'What would become of each record: of chosen ones all, in the order of the input; of a run the page that was asked for.',
  })
  outcomes: PreviewedOutcomeType[];

  @Field(() => PageInfo, { description: 'Where the outcomes stand among those of the run.' })
  pageInfo: PageInfo;

  @Field(() => [PreviewedFollowerType], {
    description:
      'What would be written to other records along with chosen ones; empty for a run, whose outcomes are a page.',
  })
  alsoWritten: readonly PreviewedFollowerType[];
}
