import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { invalidInput } from '../../../platform/errors/input.errors';
import type {
  AvailabilityOutcome,
  UpdateItemAvailability,
} from '../../../statistics/update-item-availability';
import { answer, refuses } from '../../common/errors/answer';
import { CallableBy } from '../../common/roles/callable-by';
import { toUserError } from '../../common/errors/user-error.type';
import type { RequestContext } from '../../server/context';
import {
  ItemAvailabilityUpdateInput,
  ItemAvailabilityUpdatePayload,
} from './item-availability-update.types';

const update = refuses(
  'Shows the stock of coupled items as the quantity on hand of their products. Nothing travels the other way. Repeating it changes nothing more.',
  'CONNECTION_DISABLED',
  'TABLE_NOT_MAPPED',
);
const NONE = { modified: 0, unchanged: 0, skipped: 0, failed: 0 };

/** Stock of items in the CRM. */
@Resolver()
export class ItemAvailabilityUpdateResolver {
  constructor(private readonly verbs: { readonly updateAvailability: UpdateItemAvailability }) {}

  @CallableBy('USER')
  @Mutation(() => ItemAvailabilityUpdatePayload, update)
  async itemAvailabilityUpdate(
    @Arg('input', () => ItemAvailabilityUpdateInput, { description: 'Whose stock.' })
    input: ItemAvailabilityUpdateInput,
    @Ctx() context: RequestContext,
  ) {
    const payload = await answer(update, input, async () => {
      const ids = input.itemIds ?? null;
      if ((ids === null) !== input.all)
        throw invalidInput('itemIds', 'Give either itemIds, or all: true.');
      const done = await this.verbs.updateAvailability.run(ids, context.actor);
      return { ...done.counts, outcomes: done.outcomes.map(outcomeOf), run: done.runId };
    });
    return { ...NONE, ...payload };
  }
}

function outcomeOf({ kind, itemId, productId, refusal }: AvailabilityOutcome) {
  return {
    result: kind.toUpperCase(),
    item: itemId,
    product: productId,
    error: refusal && toUserError(refusal),
  };
}
