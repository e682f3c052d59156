import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Refusal } from '../../../platform/errors/refusal';
import { waitsForErp } from '../../../documents/order-conversion/candidates.store';
import type {
  ConvertSubmittedOrders,
  OrderConversion,
} from '../../../documents/order-conversion/convert-submitted-orders';
import { answer, refuses } from '../../common/errors/answer';
import { CallableBy } from '../../common/roles/callable-by';
import { toUserError } from '../../common/errors/user-error.type';
import { connectionOf } from '../../common/lists/connection.type';
import { AFTER_TEXT, FIRST, FIRST_TEXT, orderByOf, whereOf } from '../../common/lists/list.args';
import type { ReadContext } from '../../common/read/attach';
import type { Page } from '../../common/read/reader';
import type { PageArguments } from '../../common/read/statement';
import { crmOrderReads } from '../../crm/order/order.reads';
import { CrmOrderType } from '../../crm/order/order.type';
import type { RequestContext } from '../../server/context';
import {
  CrmOrdersConvertInput,
  CrmOrdersConvertPayload,
  type CrmOrderConversionType,
} from './bulk-conversion.types';

const Connection = connectionOf('CrmOrder', () => CrmOrderType);
const Where = whereOf('CrmOrder', crmOrderReads.filters);
const OrderBy = orderByOf('CrmOrder', crmOrderReads.orderings);
const waiting = { name: 'waiting', on: waitsForErp };

const convert = refuses(
  'Makes ERP orders from submitted CRM orders, each for itself: a refused one does not hold up the others. Repeating it finds the orders that were made.',
  'CONNECTION_DISABLED',
  'TABLE_NOT_MAPPED',
);

/** CRM orders that wait for the ERP, and their conversion. */
@Resolver()
export class BulkConversionResolver {
  constructor(
    private readonly verbs: { readonly convertSubmittedOrders: ConvertSubmittedOrders },
  ) {}

  @Query(() => Connection, {
    description:
      'A page of the CRM orders that wait for the ERP: submitted, not taken over yet, and of this company or of none. Refuses with: INVALID_INPUT, INVALID_CURSOR.',
  })
  crmOrdersToConvert(
    @Arg('first', () => Int, { defaultValue: FIRST.default, description: FIRST_TEXT })
    first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER_TEXT }) after: string | null,
    @Arg('where', () => Where, { nullable: true, description: 'Which of them.' })
    where: PageArguments['where'],
    @Arg('orderBy', () => OrderBy, {
      nullable: true,
      description: 'Sorting; by orderNumber unless said otherwise.',
    })
    orderBy: PageArguments['orderBy'],
    @Ctx() context: ReadContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page> {
    return context.reader.page('CrmOrder', { first, after, where, orderBy, scope: waiting }, info);
  }

  @CallableBy('USER')
  @Mutation(() => CrmOrdersConvertPayload, convert)
  async crmOrdersConvert(
    @Arg('input', () => CrmOrdersConvertInput, { description: 'Which orders.' })
    input: CrmOrdersConvertInput,
    @Ctx() context: RequestContext,
  ) {
    const payload = await answer(convert, input, async () => {
      const done = await this.verbs.convertSubmittedOrders.run(input, context.actor);
      return { outcomes: done.map(outcomeOf) };
    });
    const outcomes = payload.outcomes ?? [];
    const count = (which: (outcome: CrmOrderConversionType) => boolean): number =>
      outcomes.filter(which).length;
    return {
      ...payload,
      created: count(({ created }) => created === true),
      unchanged: count(({ created }) => created === false),
      refused: count(({ error }) => error !== null),
    };
  }
}

function outcomeOf({ crmOrderId, outcome }: OrderConversion): CrmOrderConversionType {
  if (outcome instanceof Refusal) {
    const error = toUserError(outcome);
    return { crmOrder: crmOrderId, order: null, created: null, warnings: [], error };
  }
  const { orderId, created, warnings } = outcome;
  return { crmOrder: crmOrderId, order: orderId, created, warnings: [...warnings], error: null };
}
