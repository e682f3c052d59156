import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, ValidateNested } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { UserError } from '../../common/errors/user-error.type';
import { May } from '../../common/fields/field.decorators';
import { CoupledRecordInput } from '../coupling/coupling.inputs';
import { SyncOutcomeType } from '../coupling/coupling.payloads';

const MOST = 1_000;

/** Which skipped pairs to bring back. */
@InputType('CouplingRetryInput', {
  description:
    'Which skipped pairs to bring back: records, or a mapping, or all; exactly one of the three.',
})
export class CouplingRetryInput {
  @Field(() => [CoupledRecordInput], { nullable: true, description: `Chosen pairs; 1 to ${MOST}.` })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @ValidateNested({ each: true })
  records: CoupledRecordInput[] | null;

  @Field(() => String, { nullable: true, description: 'Every skipped pair of this table mapping.' })
  @IsOptional()
  @Length(1, 20)
  mapping: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Every skipped pair there is.' })
  all: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Synchronize the chosen pairs at once instead of leaving them to the next run.',
  })
  syncNow: boolean;
}

/** Pairs of which one record is gone. */
@InputType('OneSidedPairsInput', {
  description: `Pairs of which one record is gone; 1 to ${MOST}.`,
})
export class OneSidedPairsInput {
  @Field(() => [CoupledRecordInput], { description: `The pairs; 1 to ${MOST}.` })
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @ValidateNested({ each: true })
  records: CoupledRecordInput[];
}

/** Answer of couplingRetry. */
@ObjectType('CouplingRetryPayload', {
  simpleResolvers: true,
  description: 'Answer of couplingRetry.',
})
export class CouplingRetryPayload {
  @May(() => Int, 'How many pairs came back; null when errors is not empty.')
  retried: number | null;

  @May(
    () => Int,
    'How many of the chosen pairs were not skipped, so that nothing was to be brought back; null unless `records` were named.',
  )
  notSkipped: number | null;

  @May(
    () => [SyncOutcomeType],
    'What synchronizing the chosen pairs did, in their order; null unless it was asked for.',
  )
  outcomes: SyncOutcomeType[] | null;

  @Field(() => [UserError], { description: 'Why the request was refused; empty on success.' })
  errors: UserError[];
}
