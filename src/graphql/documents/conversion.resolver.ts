import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Clock } from '../../platform/clock';
import type { UnitOfWork } from '../../platform/database/unit-of-work';
import type { ConvertCrmOrder } from '../../documents/order-conversion/convert-crm-order';
import type { ConvertedOrder } from '../../documents/order-conversion/conversion';
import { answer, refuses } from '../common/errors/answer';
import { CrmOrderInput } from '../crm/order/order.inputs';
import type { RequestContext } from '../server/context';
import { CrmOrderConvertPayload } from './conversion.types';

const convert = refuses(
  'Makes an ERP order from a submitted CRM order (Create in Business Central). Repeating it finds the order that was made.',
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

function payloadOf({ orderId, invoiceId, ...rest }: ConvertedOrder) {
  return { order: orderId, invoice: invoiceId, ...rest };
}
