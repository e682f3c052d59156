import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Clock } from '../../../platform/clock';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import type {
  CreateSalesOrder,
  CreateSalesOrderInput,
} from '../../../erp/sales-order/editing/create-sales-order';
import type { UpdateSalesOrder } from '../../../erp/sales-order/editing/update-sales-order';
import { answer, refuses } from '../../common/errors/answer';
import { CallableBy } from '../../common/roles/callable-by';
import { payloadOf } from '../../common/records/record.mutations';
import type { RequestContext } from '../../server/context';
import { OrderCreateInput, OrderUpdateInput } from './order-editing.inputs';
import { SalesOrderType } from './sales-order.type';

const OrderCreatePayload = payloadOf('OrderCreate', 'order', SalesOrderType, 'The new order');
const OrderUpdatePayload = payloadOf('OrderUpdate', 'order', SalesOrderType, 'The changed order');

const WRITING = [
  'RECORD_NOT_FOUND',
  'REFERENCE_NOT_FOUND',
  'ITEM_BLOCKED',
  'RESOURCE_BLOCKED',
  'ACCOUNT_NOT_POSTABLE',
  'UNIT_NOT_OF_ITEM',
  'LINE_DISCOUNT_OUT_OF_RANGE',
  'DISCOUNT_WITHOUT_QUANTITY',
  'DISCOUNT_BASE_ZERO',
  'DISCOUNT_EXCEEDS_BASE',
  'DISCOUNT_NEGATIVE',
  'VAT_SETUP_MISSING',
] as const;
const create = refuses(
  'Enters a sales order in the ERP; what is left out takes the defaults of customer, item and prices.',
  ...WRITING,
  'CUSTOMER_BLOCKED',
  'CURRENCY_RATE_MISSING',
  'NUMBER_SERIES_NOT_FOUND',
  'NUMBER_SERIES_EXHAUSTED',
);
const update = refuses(
  'Changes an open sales order and its lines; discounts, VAT and totals follow.',
  ...WRITING,
  'RECORD_READ_ONLY',
  'VERSION_CONFLICT',
  'LINE_NOT_FOUND',
  'LINE_SHIPPED',
  'PREPAYMENT_INVOICED',
);

/** The verbs this resolver calls. */
export interface OrderEditingVerbs {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly create: CreateSalesOrder;
  readonly update: UpdateSalesOrder;
}

/** Entering and changing sales orders in the ERP. */
@Resolver()
export class OrderEditingResolver {
  constructor(private readonly verbs: OrderEditingVerbs) {}

  @CallableBy('USER')
  @Mutation(() => OrderCreatePayload, create)
  orderCreate(
    @Arg('input', () => OrderCreateInput, { description: 'The order and its lines.' })
    input: CreateSalesOrderInput,
    @Ctx() context: RequestContext,
  ) {
    return answer(create, input, () =>
      this.verbs.unitOfWork.run(
        async (tx) => ({ order: await this.verbs.create.run(tx, input, this.verbs.clock.today()) }),
        { actor: context.actor },
      ),
    );
  }

  @CallableBy('USER')
  @Mutation(() => OrderUpdatePayload, update)
  orderUpdate(
    @Arg('input', () => OrderUpdateInput, { description: 'Which order, and the changes.' })
    input: OrderUpdateInput,
    @Ctx() context: RequestContext,
  ) {
    return answer(update, input, () =>
      this.verbs.unitOfWork.run(async (tx) => ({ order: await this.verbs.update.run(tx, input) }), {
        actor: context.actor,
      }),
    );
  }
}
