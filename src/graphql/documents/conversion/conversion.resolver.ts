import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import type { Clock } from '../../../platform/clock';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { ConvertCrmOrder } from '../../../documents/order-conversion/convert-crm-order';
import type { ConvertedOrder } from '../../../documents/order-conversion/conversion';
import { answer, refuses } from '../../common/errors/answer';
import { CallableBy } from '../../common/roles/callable-by';
import { CrmOrderInput } from '../../crm/order/order.inputs';
import type { RequestContext } from '../../server/context';
import { readPreviewed } from './read-previewed';
import { ORDER_CODES } from './conversion-codes';
import { CrmOrderConvertPayload, CrmOrderConvertPreview } from './conversion.types';

const convert = refuses(
  'Makes an ERP order from a submitted CRM order (Create in Business Central). Repeating it finds the order that was made.',
  ...ORDER_CODES,
);
const preview = refuses(
  'What crmOrderConvert would make of a CRM order, without writing anything.',
  ...ORDER_CODES,
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
          return {
            ...made,
            order: await readPreviewed(
              tx,
              { id: made.orderId, field: 'order', type: 'SalesOrder' },
              context,
              info,
            ),
          };
        },
        { actor: context.actor },
      ),
    );
  }

  @CallableBy('USER')
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
