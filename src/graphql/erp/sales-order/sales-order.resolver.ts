import {
  ArrayMaxSize,
  ArrayMinSize,
  IsNumberString,
  IsOptional,
  IsUUID,
  Length,
  ValidateNested,
} from 'class-validator';
import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import type { Clock } from '../../../platform/clock';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { ChangeOrderStatus } from '../../../erp/sales-order/change-order-status';
import type { InvoiceCoupledOrder } from '../../../documents/order-posting/invoice-coupled-order';
import type { InvoiceCoupledShipments } from '../../../documents/order-posting/invoice-coupled-shipments';
import type { ShipSalesOrder } from '../../../erp/sales-order/posting/ship-sales-order';
import { answer, refuses } from '../../common/errors/answer';
import { CallableBy } from '../../common/roles/callable-by';
import { DecimalScalar } from '../../common/fields/scalars';
import { payloadOf } from '../../common/records/record.mutations';
import type { RequestContext } from '../../server/context';
import { SalesInvoiceType } from '../posted-invoice/posted-invoice.type';
import { SalesShipmentType } from '../sales-shipment/sales-shipment.type';
import { SalesOrderType } from './sales-order.type';

/** Names an order. */
@InputType('OrderInput', { description: 'Which ERP sales order.' })
export class OrderInput {
  @Field(() => ID, { description: 'Id of the order.' })
  @IsUUID()
  id: string;
}

/** How much of a line to post. */
@InputType('OrderPostingLineInput', { description: 'How much of which line to ship or invoice.' })
export class OrderPostingLineInput {
  @Field(() => Int, { description: 'Number of the line.' })
  lineNo: number;

  @Field(() => DecimalScalar, {
    description: 'Quantity in the unit of the line; at most what is left.',
  })
  @IsNumberString()
  quantity: string;
}

/** What to ship or invoice of an order. */
@InputType('OrderPostInput', { description: 'What to ship or invoice of an ERP sales order.' })
export class OrderPostInput {
  @Field(() => ID, { description: 'Id of the order.' })
  @IsUUID()
  id: string;

  @Field(() => [OrderPostingLineInput], {
    nullable: true,
    description: 'Lines and quantities, at most 1,000; left out: everything that is left.',
  })
  @IsOptional()
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  lines: OrderPostingLineInput[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Names the request: the same key again finds the document instead of making another. At most 100 characters.',
  })
  @IsOptional()
  @Length(1, 100)
  idempotencyKey: string | null;
}

/** What shipments to invoice together. */
@InputType('ShipmentsInvoiceInput', { description: 'Shipments to invoice together.' })
export class ShipmentsInvoiceInput {
  @Field(() => [ID], { description: 'Ids of the shipments, 1 to 100.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  ids: string[];

  @Field(() => String, {
    nullable: true,
    description:
      'Names the request: the same key again finds the invoice instead of making another. At most 100 characters.',
  })
  @IsOptional()
  @Length(1, 100)
  idempotencyKey: string | null;
}

const OrderReleasePayload = payloadOf(
  'OrderRelease',
  'order',
  SalesOrderType,
  'The released order',
);
const OrderReopenPayload = payloadOf('OrderReopen', 'order', SalesOrderType, 'The reopened order');
const OrderShipPayload = payloadOf('OrderShip', 'shipment', SalesShipmentType, 'The shipment');
const OrderInvoicePayload = payloadOf(
  'OrderInvoice',
  'invoice',
  SalesInvoiceType,
  'The posted invoice',
);
const ShipmentsInvoicePayload = payloadOf(
  'ShipmentsInvoice',
  'invoice',
  SalesInvoiceType,
  'The posted invoice',
);

const POSTING = [
  'RECORD_NOT_FOUND',
  'INVALID_STATE',
  'CUSTOMER_BLOCKED',
  'LINE_NOT_FOUND',
  'QUANTITY_EXCEEDS',
  'NUMBER_SERIES_NOT_FOUND',
  'NUMBER_SERIES_EXHAUSTED',
] as const;
const release = refuses(
  'Releases an order: it can be shipped and invoiced, and is closed for edits. Repeating it changes nothing.',
  'RECORD_NOT_FOUND',
  'INVALID_STATE',
  'NOTHING_TO_RELEASE',
);
const reopen = refuses(
  'Reopens a released order for edits. Repeating it changes nothing.',
  'RECORD_NOT_FOUND',
  'INVALID_STATE',
);
const ship = refuses(
  'Ships a released order, whole or in part.',
  ...POSTING,
  'NOTHING_TO_SHIP',
  'NOT_IN_STOCK',
);
const invoice = refuses(
  'Posts an invoice over what is shipped of an order, whole or in part. An order that is invoiced completely is archived and removed.',
  ...POSTING,
  'NOTHING_TO_INVOICE',
);

const invoiceShipments = refuses(
  'Posts one invoice over shipments of one or several orders of a customer (Get shipment lines). The orders stay; those that are invoiced completely by it count as invoiced in the CRM.',
  ...POSTING,
  'NOTHING_TO_INVOICE',
  'SHIPMENTS_DIFFER',
);

/** The verbs this resolver calls. */
export interface SalesOrderVerbs {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly changeStatus: ChangeOrderStatus;
  readonly ship: ShipSalesOrder;
  readonly invoice: InvoiceCoupledOrder;
  readonly invoiceShipments: InvoiceCoupledShipments;
}

/** What may be done with ERP sales orders. */
@Resolver()
export class SalesOrderResolver {
  constructor(private readonly verbs: SalesOrderVerbs) {}

  @CallableBy('USER')
  @Mutation(() => OrderReleasePayload, release)
  orderRelease(
    @Arg('input', () => OrderInput, { description: 'The order.' }) input: OrderInput,
    @Ctx() context: RequestContext,
  ) {
    return answer(release, input, () =>
      this.verbs.unitOfWork.run(
        async (tx) => ({ order: await this.verbs.changeStatus.run(tx, input.id, 'released') }),
        { actor: context.actor },
      ),
    );
  }

  @CallableBy('USER')
  @Mutation(() => OrderReopenPayload, reopen)
  orderReopen(
    @Arg('input', () => OrderInput, { description: 'The order.' }) input: OrderInput,
    @Ctx() context: RequestContext,
  ) {
    return answer(reopen, input, () =>
      this.verbs.unitOfWork.run(
        async (tx) => ({ order: await this.verbs.changeStatus.run(tx, input.id, 'open') }),
        { actor: context.actor },
      ),
    );
  }

  @CallableBy('USER')
  @Mutation(() => OrderShipPayload, ship)
  orderShip(
    @Arg('input', () => OrderPostInput, { description: 'The order, and how much of it.' })
    input: OrderPostInput,
    @Ctx() context: RequestContext,
  ) {
    return answer(ship, input, () =>
      this.verbs.unitOfWork.run(
        async (tx) => ({
          shipment: await this.verbs.ship.run(tx, input, this.verbs.clock.today()),
        }),
        { actor: context.actor },
      ),
    );
  }

  @CallableBy('USER')
  @Mutation(() => OrderInvoicePayload, invoice)
  orderInvoice(
    @Arg('input', () => OrderPostInput, { description: 'The order, and how much of it.' })
    input: OrderPostInput,
    @Ctx() context: RequestContext,
  ) {
    return answer(invoice, input, () =>
      this.verbs.unitOfWork.run(
        async (tx) => ({
          invoice: await this.verbs.invoice.run(tx, input, this.verbs.clock.today()),
        }),
        { actor: context.actor },
      ),
    );
  }

  @CallableBy('USER')
  @Mutation(() => ShipmentsInvoicePayload, invoiceShipments)
  shipmentsInvoice(
    @Arg('input', () => ShipmentsInvoiceInput, { description: 'The shipments.' })
    input: ShipmentsInvoiceInput,
    @Ctx() context: RequestContext,
  ) {
    return answer(invoiceShipments, input, () =>
      this.verbs.unitOfWork.run(
        async (tx) => ({
          invoice: await this.verbs.invoiceShipments.run(tx, input, this.verbs.clock.today()),
        }),
        { actor: context.actor },
      ),
    );
  }
}
