import { Field, ObjectType } from 'type-graphql';
import { UserError } from '../../common/errors/user-error.type';
import { May } from '../../common/fields/field.decorators';
import { FullSyncType } from './full-sync.type';

const SYNC = 'The full synchronization as it is now; null when errors is not empty.';
const ERRORS = 'Why the request was refused; empty on success.';

/** Answer of fullSyncReview. */
@ObjectType('FullSyncReviewPayload', {
  simpleResolvers: true,
  description: 'Answer of fullSyncReview.',
})
export class FullSyncReviewPayload {
  @May(() => FullSyncType, SYNC)
  fullSync: unknown;

  @Field(() => [UserError], { description: ERRORS })
  errors: UserError[];
}

/** Answer of fullSyncLinesUpdate. */
@ObjectType('FullSyncLinesUpdatePayload', {
  simpleResolvers: true,
  description: 'Answer of fullSyncLinesUpdate.',
})
export class FullSyncLinesUpdatePayload {
  @May(() => FullSyncType, SYNC)
  fullSync: unknown;

  @Field(() => [UserError], { description: ERRORS })
  errors: UserError[];
}

/** Answer of fullSyncStart. */
@ObjectType('FullSyncStartPayload', {
  simpleResolvers: true,
  description: 'Answer of fullSyncStart.',
})
export class FullSyncStartPayload {
  @May(() => FullSyncType, SYNC)
  fullSync: unknown;

  @Field(() => [UserError], { description: ERRORS })
  errors: UserError[];
}

/** Answer of fullSyncLineRestart. */
@ObjectType('FullSyncLineRestartPayload', {
  simpleResolvers: true,
  description: 'Answer of fullSyncLineRestart.',
})
export class FullSyncLineRestartPayload {
  @May(() => FullSyncType, SYNC)
  fullSync: unknown;

  @Field(() => [UserError], { description: ERRORS })
  errors: UserError[];
}

/** Answer of fullSyncCancel. */
@ObjectType('FullSyncCancelPayload', {
  simpleResolvers: true,
  description: 'Answer of fullSyncCancel.',
})
export class FullSyncCancelPayload {
  @May(() => FullSyncType, SYNC)
  fullSync: unknown;

  @Field(() => [UserError], { description: ERRORS })
  errors: UserError[];
}
