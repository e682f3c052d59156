import { Field, ObjectType } from 'type-graphql';
import { apiEnum } from '../../common/lists/filter.inputs';
import { CouplingType } from '../coupling/coupling.type';
import { Direction } from '../sync.enums';

/** What the next run would do with a pair in one direction. */
export const SyncVerdict = apiEnum(
  {
    NOT_LOOKED_AT: 'NOT_LOOKED_AT',
    LEFT_ALONE: 'LEFT_ALONE',
    UNCHANGED: 'UNCHANGED',
    WRITES: 'WRITES',
    YIELDS: 'YIELDS',
    CONFLICT: 'CONFLICT',
    FAILS: 'FAILS',
    RESTORES: 'RESTORES',
    UNCOUPLES: 'UNCOUPLES',
    DEACTIVATES: 'DEACTIVATES',
  } as const,
  'SyncVerdict',
  'What the next run would do with a pair in one direction.',
  {
    NOT_LOOKED_AT: 'Nothing: the pair is no candidate of this direction.',
    LEFT_ALONE:
      'Nothing: it is skipped, outside the filter, kept out by a rule, or its deletion is settled.',
    UNCHANGED: 'Nothing is written; both sides are the same already.',
    WRITES: 'Fields are written.',
    YIELDS: 'Nothing in this direction: the other side wins by the update policy.',
    CONFLICT: 'It fails, as both sides changed the same; a person decides.',
    FAILS: 'It fails for another reason, which the last step names.',
    RESTORES: 'The missing record is created again.',
    UNCOUPLES: 'The coupling is removed.',
    DEACTIVATES: 'The record that is left is deactivated; the pair stays coupled.',
  },
);

/** One step of the decision, in words. */
@ObjectType('ExplainedStep', {
  simpleResolvers: true,
  description: 'One step of the decision, in words made from the present configuration and rows.',
})
export class ExplainedStepType {
  @Field(() => String, { description: 'The rules it stands for, such as `S-12`.' })
  rule: string;

  @Field(() => String, { description: 'What is asked.' })
  question: string;

  @Field(() => String, { description: 'What the answer is for this pair.' })
  answer: string;

  @Field(() => Boolean, { description: 'True: the decision ends here.' })
  stops: boolean;
}

/** One direction of the next run, explained. */
@ObjectType('ExplainedPass', {
  simpleResolvers: true,
  description: 'One direction of the next run over a pair, explained.',
})
export class ExplainedPassType {
  @Field(() => Direction, { description: 'Which way.' })
  direction: string;

  @Field(() => SyncVerdict, { description: 'What it comes to.' })
  verdict: string;

  @Field(() => [ExplainedStepType], {
    description: 'The steps in the order in which a run takes them, up to the one that decides.',
  })
  steps: unknown;
}

/** Why the next run would or would not synchronize a pair. */
@ObjectType('SyncExplanation', {
  simpleResolvers: true,
  description: 'Why the next run would or would not synchronize a pair.',
})
export class SyncExplanationType {
  @Field(() => CouplingType, { description: 'The pair.' })
  coupling: unknown;

  @Field(() => String, { description: 'Name of its table mapping.' })
  mapping: string;

  @Field(() => [ExplainedPassType], {
    description: 'The two directions, in the order in which a run takes them.',
  })
  passes: unknown;
}
