import { ArrayMaxSize, ArrayNotEmpty, IsOptional, IsUUID } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { UserError } from '../../common/errors/user-error.type';
import { apiEnum } from '../../common/lists/filter.inputs';
import { Has, HasInt, May } from '../../common/fields/field.decorators';
import { ProductType } from '../../crm/product/product.type';
import { ItemType } from '../../erp/item/item.type';
import { SyncRunType } from '../../sync/sync-run/sync-run.type';

/** What became of the stock figure of an item. */
export const AvailabilityResult = apiEnum(
  {
    MODIFIED: 'MODIFIED',
    UNCHANGED: 'UNCHANGED',
    SKIPPED: 'SKIPPED',
    FAILED: 'FAILED',
  } as const,
  'AvailabilityResult',
  'What became of the stock figure of an item.',
  {
    MODIFIED: 'The product showed something else and was written.',
    UNCHANGED: 'The product showed it already; nothing was written.',
    SKIPPED: 'The item takes no part: it is blocked, the write-in item, or its pair is skipped.',
    FAILED: 'The item is not coupled, or its product could not be written.',
  },
);

/** Whose stock to show in the CRM. */
@InputType('ItemAvailabilityUpdateInput', {
  description: 'Whose stock to show in the CRM: either some items, or all.',
})
export class ItemAvailabilityUpdateInput {
  @Field(() => [ID], {
    nullable: true,
    description: 'Ids of the items, 1 to 1,000; left out: all.',
  })
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayMaxSize(1_000)
  @IsUUID(undefined, { each: true })
  itemIds: string[] | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True: all items that are coupled and not skipped; then without ids.',
  })
  all: boolean;
}

/** What became of the stock figure of one item. */
@ObjectType('ItemAvailabilityOutcome', {
  simpleResolvers: true,
  description: 'What became of the stock figure of one item.',
})
export class ItemAvailabilityOutcomeType {
  @Has(() => AvailabilityResult, 'What happened.')
  result: string;

  @May(() => ItemType, 'The item; null when there is none of that id.')
  item: unknown;

  @May(() => ProductType, 'Its product with the quantity on hand; null when there is none.')
  product: unknown;

  @May(() => UserError, 'Why it was skipped or failed; null otherwise.')
  error: UserError | null;
}

/** Answer of showing stock in the CRM. */
@ObjectType('ItemAvailabilityUpdatePayload', {
  simpleResolvers: true,
  description: 'Answer of itemAvailabilityUpdate.',
})
export class ItemAvailabilityUpdatePayload {
  @May(
    () => [ItemAvailabilityOutcomeType],
    'What became of each item, at most 1,000, in their order; null when errors is not empty.',
  )
  outcomes: ItemAvailabilityOutcomeType[] | null;

  @HasInt('Products that were written.')
  modified: number;

  @HasInt('Products that showed the right quantity already.')
  unchanged: number;

  @HasInt('Items that take no part.')
  skipped: number;

  @HasInt('Items that failed.')
  failed: number;

  @May(() => SyncRunType, 'The run over the items; null when errors is not empty.')
  run: unknown;

  @Has(() => [UserError], 'Why the request as a whole was refused; empty on success.')
  errors: UserError[];
}
