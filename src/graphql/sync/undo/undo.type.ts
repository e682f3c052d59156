import { IsUUID } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { UserError } from '../../common/errors/user-error.type';
import { apiEnum } from '../../common/lists/filter.inputs';
import { CouplingType } from '../coupling/coupling.type';
import { FieldChangeType, SyncSide } from '../journal/journal.type';
import { SyncRunType } from '../sync-run/sync-run.type';

/** What an undo did with a record. */
export const UndoOutcomeKind = apiEnum(
  {
    RESTORED: 'RESTORED',
    REMOVED: 'REMOVED',
    RECREATED: 'RECREATED',
    COUPLED: 'COUPLED',
    UNCOUPLED: 'UNCOUPLED',
    KEPT: 'KEPT',
  } as const,
  'UndoOutcomeKind',
  'What an undo did with a record or a coupling.',
  {
    RESTORED: 'Fields were put back to their values before the run.',
    REMOVED: 'The record, which the run had created, was removed.',
    RECREATED: 'The record, which the run had removed, was created again under its id.',
    COUPLED: 'A coupling that the run had removed or pointed elsewhere was brought back.',
    UNCOUPLED: 'A coupling that the run had made was removed.',
    KEPT: 'Nothing was put back; the problems say why.',
  },
);

/** Which run to take back. */
@InputType('SyncRunUndoInput', { description: 'Which run to take back, and whether only to try.' })
export class SyncRunUndoInput {
  @Field(() => ID, { description: 'Id of the run.' })
  @IsUUID()
  runId: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True: says what the undo would do, and writes nothing.',
  })
  dryRun: boolean;
}

/** What became of one record of an undone run. */
@ObjectType('UndoOutcome', {
  simpleResolvers: true,
  description: 'What became of one record or coupling of an undone run.',
})
export class UndoOutcomeType {
  @Field(() => UndoOutcomeKind, { description: 'What was done.' })
  kind: string;

  @Field(() => SyncSide, { description: 'Which system the record belongs to.' })
  side: string;

  @Field(() => String, { description: 'Table of the record, such as `crm.account`.' })
  table: string;

  @Field(() => ID, { description: 'Id of the record.' })
  recordId: string;

  @Field(() => String, { description: 'The record as a person names it.' })
  record: string;

  @Field(() => CouplingType, {
    nullable: true,
    description: 'Its coupling as it is now; null when there is none.',
  })
  coupling: unknown;

  @Field(() => [FieldChangeType], { description: 'The fields that were put back.' })
  changes: unknown;

  @Field(() => [UserError], {
    description: 'What could not be put back, field by field, and why. Empty when all was.',
  })
  problems: UserError[];
}

/** Answer of syncRunUndo. */
@ObjectType('SyncRunUndoPayload', {
  simpleResolvers: true,
  description: 'Answer of syncRunUndo.',
})
export class SyncRunUndoPayload {
  @Field(() => SyncRunType, {
    nullable: true,
    description:
      'The run of the undo itself, with its journal and its errors; null when it was only tried, or errors is not empty.',
  })
  run: unknown;

  @Field(() => Int, {
    nullable: true,
    description: 'Records of which fields were put back; null when errors is not empty.',
  })
  restored: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Created records that were removed; null when errors is not empty.',
  })
  removed: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Removed records that were created again; null when errors is not empty.',
  })
  recreated: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Couplings that were brought back; null when errors is not empty.',
  })
  coupled: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Couplings that were removed; null when errors is not empty.',
  })
  uncoupled: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Records and couplings of which something could not be put back; null when errors is not empty.',
  })
  kept: number | null;

  @Field(() => [UndoOutcomeType], {
    nullable: true,
    description:
      'What became of each record; the first 1,000. The journal and the errors of the run have them all. Null when errors is not empty.',
  })
  outcomes: UndoOutcomeType[] | null;

  @Field(() => [UserError], { description: 'Why the request was refused; empty on success.' })
  errors: UserError[];
}
