import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import type { Clock } from '../../../platform/clock';
import type { Tx } from '../../../platform/database/db';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { ConvertCrmOrder } from '../../../documents/order-conversion/convert-crm-order';
import type { ConvertedOrder } from '../../../documents/order-conversion/conversion';
import { answer, refuses } from '../../common/errors/answer';
import { CrmOrderInput } from '../../crm/order/order.inputs';
import { nodesBelow, selectedFields } from '../../common/read/selection';
import type { RequestContext } from '../../server/context';
import { CrmOrderConvertPayload, CrmOrderConvertPreview } from './conversion.types';

const CODES = [
  'RECORD_NOT_FOUND',
  'CONNECTION_DISABLED',
  'TABLE_NOT_MAPPED',
  'ORDER_NOT_SUBMITTED',
  'ORDER_WITHOUT_CUSTOMER',
  'ORDER_ACCOUNT_NOT_FOUND',
  'ACCOUNT_NOT_A_CUSTOMER',
  'ACCOUNT_NOT_COUPLED',
  'CUSTOMER_DELETED',
  'CUSTOMER_BLOCKED',
  'CRM_CURRENCY_NOT_FOUND',
  'ERP_CURRENCY_NOT_FOUND',
  'CURRENCY_RATE_MISSING',
  'ORDER_COUPLING_DANGLING',
  'PRODUCT_NOT_ACTIVE',
  'PRODUCT_NOT_COUPLED',
  'UNSUPPORTED_PRODUCT_TYPE',
  'ITEM_DELETED',
  'RESOURCE_DELETED',
  'ITEM_BLOCKED',
  'RESOURCE_BLOCKED',
  'UNIT_NOT_COUPLED',
  'UNIT_DELETED',
  'UNIT_NOT_OF_ITEM',
  'WRITE_IN_NOT_CONFIGURED',
  'WRITE_IN_NOT_FOUND',
  'WRITE_IN_COUPLED',
  'FREIGHT_ACCOUNT_MISSING',
  'ACCOUNT_NOT_POSTABLE',
  'LINE_DISCOUNT_OUT_OF_RANGE',
  'DISCOUNT_WITHOUT_QUANTITY',
  'DISCOUNT_BASE_ZERO',
  'DISCOUNT_EXCEEDS_BASE',
  'VAT_SETUP_MISSING',
  'REFERENCE_NOT_FOUND',
  'NUMBER_SERIES_NOT_FOUND',
  'NUMBER_SERIES_EXHAUSTED',
  'INVALID_STATE',
  'RECORD_READ_ONLY',
] as const;

const convert = refuses(
  'Makes an ERP order from a submitted CRM order (Create in Business Central). Repeating it finds the order that was made.',
  ...CODES,
);
const preview = refuses(
  'What crmOrderConvert would make of a CRM order, without writing anything.',
  ...CODES,
);

/** The verbs this resolver calls. */
export interface ConversionVerbs {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly convertCrmOrder: ConvertCrmOrder;
}

/** Documents that become documents of the other side. */
@Resolver()
export class ConversionResolver {
  constructor(private readonly verbs: ConversionVerbs) {}

  @Query(() => CrmOrderConvertPreview, preview)
  crmOrderConvertPreview(
    @Arg('input', () => CrmOrderInput, { description: 'The CRM order.' }) input: CrmOrderInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(preview, input, () =>
      this.verbs.unitOfWork.preview(
        async (tx) => {
          const made = await this.verbs.convertCrmOrder.run(tx, input, this.verbs.clock.today());
          return { ...made, order: await readOrder(tx, made.orderId, context, info) };
        },
        { actor: context.actor },
      ),
    );
  }

  @Mutation(() => CrmOrderConvertPayload, convert)
  crmOrderConvert(
    @Arg('input', () => CrmOrderInput, { description: 'The CRM order.' }) input: CrmOrderInput,
    @Ctx() context: RequestContext,
  ) {
    return answer(convert, input, () =>
      this.verbs.unitOfWork.run(
        async (tx) =>
          payloadOf(await this.verbs.convertCrmOrder.run(tx, input, this.verbs.clock.today())),
        { actor: context.actor },
      ),
    );
  }
}

// Read while the transaction still has it: afterwards the order was never there.
async function readOrder(
  tx: Tx,
  orderId: string | null,
  context: RequestContext,
  info: GraphQLResolveInfo,
) {
  if (orderId === null) return null;
  const nodes = nodesBelow(info.fieldNodes, 'order', info);
  if (nodes.length === 0) return null;
  const fields = selectedFields(nodes, 'SalesOrder', info);
  const rows = await context.reader.over(tx).byIds('SalesOrder', [orderId], fields);
  return rows.get(orderId) ?? null;
}

function payloadOf({ orderId, invoiceId, ...rest }: ConvertedOrder) {
  return { order: orderId, invoice: invoiceId, ...rest };
}
