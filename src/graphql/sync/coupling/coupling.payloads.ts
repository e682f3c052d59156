import { Field, ID, Int, ObjectType } from 'type-graphql';
import { apiEnum } from '../../common/lists/filter.inputs';
import { JsonScalar } from '../../common/fields/scalars';
import { UserError } from '../../common/errors/user-error.type';
import { Direction } from '../sync.enums';
import { SyncRunType } from '../sync-run/sync-run.type';
import { FixType } from '../recovery/pair-state.types';
import { CouplingType } from './coupling.type';

const ERRORS = 'Why the request was refused; empty on success.';

/** What became of one record. */
export const SyncOutcomeKind = apiEnum(
  {
    INSERTED: 'INSERTED',
    MODIFIED: 'MODIFIED',
    UNCHANGED: 'UNCHANGED',
    SKIPPED: 'SKIPPED',
    FAILED: 'FAILED',
    REMOVED: 'REMOVED',
    IGNORED: 'IGNORED',
    UNCOUPLED: 'UNCOUPLED',
  } as const,
  'SyncOutcomeKind',
  'What became of one record of a request or a run.',
  {
    INSERTED: 'A counterpart was created and coupled.',
    MODIFIED: 'The other side was changed.',
    UNCHANGED: 'Both sides were equal already.',
    SKIPPED: 'Left alone; the error says why where it is not plain.',
    FAILED: 'Could not be written; the error says why. Nothing of this record was written.',
    REMOVED: 'Its coupling was given up, as the deletion policy says.',
    IGNORED: 'Takes no part, by a rule of its mapping.',
    UNCOUPLED: 'Its coupling was removed.',
  },
);

/** What became of one record. */
@ObjectType('SyncOutcome', { simpleResolvers: true, description: 'What became of one record.' })
export class SyncOutcomeType {
  @Field(() => SyncOutcomeKind, { description: 'What became of it.' })
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
    description: 'Which way data travelled; null when none did.',
  })
  direction: string | null;

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

  @Field(() => CouplingType, {
    nullable: true,
    description: 'The coupling; null when there is none, or none any more.',
  })
  coupling: unknown;

  @Field(() => JsonScalar, {
    description:
      'What was written: per side and field the values before and after. An empty list when nothing was.',
  })
  changes: unknown;

  @Field(() => SyncRunType, {
    nullable: true,
    description: 'The run that did it, which syncRunUndo takes back; null when there was none.',
  })
  run: unknown;

  @Field(() => UserError, {
    nullable: true,
    description: 'Why it was skipped or failed; null otherwise.',
  })
  error: UserError | null;

  @Field(() => FixType, {
    nullable: true,
    description:
      'The mutation that ends the failure, ready to paste; null when there is none, or when a person has to correct a record first.',
  })
  fix: unknown;

  @Field(() => [UserError], {
    description:
      'Fields that were left out or cleared instead of failing the record, as their mappings say; few by nature.',
  })
  warnings: UserError[];
}

/** Answer of couplingCreate. */
@ObjectType('CouplingCreatePayload', {
  simpleResolvers: true,
  description: 'Answer of couplingCreate.',
})
export class CouplingCreatePayload {
  @Field(() => CouplingType, {
    nullable: true,
    description: 'The coupling; null when errors is not empty.',
  })
  coupling: unknown;

  @Field(() => Boolean, {
    nullable: true,
    description: 'False when the pair was coupled already; null when errors is not empty.',
  })
  created: boolean | null;

  @Field(() => SyncOutcomeType, {
    nullable: true,
    description: 'What the initial synchronization did; null when none was asked for.',
  })
  outcome: SyncOutcomeType | null;

  @Field(() => [UserError], { description: ERRORS })
  errors: UserError[];
}

/** Answer of a coupling mutation over many records: one outcome per record, in their order. */
@ObjectType('CouplingRecordsPayload', {
  simpleResolvers: true,
  description:
    'Answer of a coupling mutation over many records: one outcome per record, in their order.',
})
export class CouplingRecordsPayload {
  @Field(() => [SyncOutcomeType], {
    nullable: true,
    description:
      'What became of each record, in the order of the input; null when errors is not empty.',
  })
  outcomes: SyncOutcomeType[] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many records failed; null when errors is not empty.',
  })
  failed: number | null;

  @Field(() => [UserError], { description: ERRORS })
  errors: UserError[];
}
