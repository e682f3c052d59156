import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { Tx } from '../../../platform/database/db';
import type { CancelCrmOrder } from '../../../crm/order/cancel-crm-order';
import type { CreateDocument } from '../../../crm/document/writing/create-document';
import type { ReactivateCrmOrder } from '../../../crm/order/reactivate-crm-order';
import type { SubmitCrmOrder } from '../../../crm/order/submit-crm-order';
import type { UpdateDocument } from '../../../crm/document/writing/update-document';
import { answer, refuses, type Refuses } from '../../common/errors/answer';
import { CallableBy } from '../../common/roles/callable-by';
import { payloadOf } from '../../common/records/record.mutations';
import type { RequestContext } from '../../server/context';
import type { CreateDocumentInput } from '../../../crm/document/writing/document.inputs';
import { CrmOrderCreateInput, CrmOrderInput, CrmOrderUpdateInput } from './order.inputs';
import { CrmOrderType } from './order.type';

const CrmOrderCreatePayload = payloadOf(
  'CrmOrderCreate',
  'crmOrder',
  CrmOrderType,
  'The new order',
);
const CrmOrderUpdatePayload = payloadOf(
  'CrmOrderUpdate',
  'crmOrder',
  CrmOrderType,
  'The changed order',
);
const CrmOrderSubmitPayload = payloadOf(
  'CrmOrderSubmit',
  'crmOrder',
  CrmOrderType,
  'The submitted order',
);
const CrmOrderCancelPayload = payloadOf(
  'CrmOrderCancel',
  'crmOrder',
  CrmOrderType,
  'The cancelled order',
);
const CrmOrderReactivatePayload = payloadOf(
  'CrmOrderReactivate',
  'crmOrder',
  CrmOrderType,
  'The order, active again',
);

const WRITING = [
  'RECORD_NOT_FOUND',
  'REFERENCE_NOT_FOUND',
  'ALREADY_EXISTS',
  'PRODUCT_NOT_ACTIVE',
  'PRICE_LIST_MISSING',
  'PRICE_LIST_INACTIVE',
  'PRICE_LIST_CURRENCY_MISMATCH',
  'PRICE_NOT_FOUND',
  'LINE_NOT_PRICED',
  'UNIT_NOT_IN_GROUP',
  'INVALID_STATE',
  'RECORD_READ_ONLY',
] as const;
const create = refuses(
  'Creates a CRM order with its lines; prices come from the price list unless they are given.',
  ...WRITING,
);
const update = refuses(
  'Changes an active CRM order and its lines; amounts and totals follow.',
  ...WRITING,
  'VERSION_CONFLICT',
);
const STATE = [
  'RECORD_NOT_FOUND',
  'INVALID_STATE',
  'RECORD_READ_ONLY',
  'VERSION_CONFLICT',
] as const;
const submit = refuses(
  'Hands an active CRM order over to the ERP: it is read-only from then on.',
  ...STATE,
  'ORDER_WITHOUT_LINES',
);
const cancel = refuses('Cancels an active or submitted CRM order.', ...STATE);
const reactivate = refuses('Sets a submitted CRM order active again, for edits.', ...STATE);

/** The verbs this resolver calls. */
export interface CrmOrderVerbs {
  readonly unitOfWork: UnitOfWork;
  readonly create: CreateDocument;
  readonly update: UpdateDocument;
  readonly submit: SubmitCrmOrder;
  readonly cancel: CancelCrmOrder;
  readonly reactivate: ReactivateCrmOrder;
}

/** What may be done with CRM orders. */
@Resolver()
export class CrmOrderResolver {
  constructor(private readonly verbs: CrmOrderVerbs) {}

  @CallableBy('USER')
  @Mutation(() => CrmOrderCreatePayload, create)
  crmOrderCreate(
    @Arg('input', () => CrmOrderCreateInput, { description: 'The order and its lines.' })
    input: CreateDocumentInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(
      create,
      input,
      context,
      async (tx) => (await this.verbs.create.run(tx, input)).id,
    );
  }

  @CallableBy('USER')
  @Mutation(() => CrmOrderUpdatePayload, update)
  crmOrderUpdate(
    @Arg('input', () => CrmOrderUpdateInput, { description: 'Which order, and the changes.' })
    input: CrmOrderUpdateInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(update, input, context, (tx) => this.verbs.update.run(tx, input));
  }

  @CallableBy('USER')
  @Mutation(() => CrmOrderSubmitPayload, submit)
  crmOrderSubmit(
    @Arg('input', () => CrmOrderInput, { description: 'The order.' }) input: CrmOrderInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(submit, input, context, (tx) => this.verbs.submit.run(tx, input));
  }

  @CallableBy('USER')
  @Mutation(() => CrmOrderCancelPayload, cancel)
  crmOrderCancel(
    @Arg('input', () => CrmOrderInput, { description: 'The order.' }) input: CrmOrderInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(cancel, input, context, (tx) => this.verbs.cancel.run(tx, input));
  }

  @CallableBy('USER')
  @Mutation(() => CrmOrderReactivatePayload, reactivate)
  crmOrderReactivate(
    @Arg('input', () => CrmOrderInput, { description: 'The order.' }) input: CrmOrderInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(reactivate, input, context, (tx) => this.verbs.reactivate.run(tx, input));
  }

  private answer(
    declared: Refuses,
    input: object,
    context: RequestContext,
    work: (tx: Tx) => Promise<string>,
  ) {
    return answer(declared, input, () =>
      this.verbs.unitOfWork.run(async (tx) => ({ crmOrder: await work(tx) }), {
        actor: context.actor,
      }),
    );
  }
}
