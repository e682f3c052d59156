import { ArrayMaxSize, IsOptional, IsUUID, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, type ClassType } from 'type-graphql';
import type { CreateSalesOrderInput } from '../../../erp/sales-order/editing/create-sales-order';
import type {
  NewOrderLine,
  OrderHeader,
  OrderLineChange,
} from '../../../erp/sales-order/editing/order.inputs';
import type { UpdateSalesOrderInput } from '../../../erp/sales-order/editing/update-sales-order';
import {
  addFields,
  day,
  decimal,
  text,
  type InputFields,
} from '../../common/records/record.inputs';
import { SalesLineType } from '../sales-document/sales-document.enums';

const address = (prefix: 'billTo' | 'shipTo', whose: string): InputFields => ({
  [`${prefix}Name`]: text(100, `Name at the ${whose} address.`),
  [`${prefix}Contact`]: text(100, `Contact at the ${whose} address.`),
  [`${prefix}Address`]: text(100, `Street and number of the ${whose} address.`),
  [`${prefix}Address2`]: text(50, `Second line of the ${whose} address.`),
  [`${prefix}PostCode`]: text(20, `Post code of the ${whose} address.`),
  [`${prefix}City`]: text(30, `City of the ${whose} address.`),
  [`${prefix}County`]: text(30, `County, state or province of the ${whose} address.`),
  [`${prefix}CountryRegionCode`]: text(10, `Country or region of the ${whose} address.`),
});

const header: InputFields = {
  yourReference: text(35, 'Reference of the customer.'),
  externalDocumentNo: text(35, 'Document number of the customer.'),
  requestedDeliveryDate: day('Day on which the customer wants delivery.'),
  promisedDeliveryDate: day('Day of delivery that was promised.'),
  shipmentDate: day('Planned day of shipment.'),
  paymentTermsCode: text(10, 'Payment terms; they bring due date and payment discount.'),
  shipmentMethodCode: text(10, 'Shipment method.'),
  shippingAgentCode: text(10, 'Shipping agent.'),
  salespersonCode: text(20, 'Salesperson.'),
  workDescription: text(100_000, 'Long description of the work.'),
  invoiceDiscountAmount: decimal('Invoice discount as an amount; excludes the one in percent.'),
  invoiceDiscountPercent: decimal('Invoice discount in percent, 0 to 100.'),
  prepaymentPercent: decimal(
    'Part of all lines that is to be paid beforehand, in percent, 0 to 100.',
  ),
  ...address('billTo', 'invoice'),
  ...address('shipTo', 'delivery'),
};

const fixed: InputFields = {
  customerNo: text(20, 'Number of the customer who orders.'),
  currencyCode: text(10, 'Currency; left out: that of the customer; null: local currency.'),
  idempotencyKey: text(
    100,
    'Names the request: the same key again finds the order instead of making another.',
  ),
};

const figures: InputFields = {
  description: text(100, 'Text; left out: that of the item or resource.'),
  unitOfMeasureCode: text(10, 'Unit; left out: the sales unit, else the base unit.'),
  quantity: decimal('Quantity in the unit; every line but a comment needs one.'),
  unitPrice: decimal('Price of one unit; left out: the one that the ERP finds.'),
  lineDiscountAmount: decimal('Discount on the whole line.'),
  prepaymentPercent: decimal(
    'Part of the line that is to be paid beforehand, in percent, 0 to 100; left out: that of the order.',
  ),
  prepaymentAmount: decimal(
    'The same as an amount, in the document currency and in terms of its prices; excludes the one in percent.',
  ),
};

/** A line of a new sales order. */
@InputType('OrderLineInput', {
  description: 'A line of a sales order: an item, a resource, a G/L account, or a comment.',
})
export class OrderLineInput implements NewOrderLine {
  @Field(() => SalesLineType, { description: 'What the line stands for.' })
  type: number;

  no?: string | null;
}
addFields(
  OrderLineInput,
  { no: text(20, 'Number of the item, resource or account; left out for a comment.'), ...figures },
  new Set(),
);

/** A change of a line of a sales order. */
@InputType('OrderLineChangeInput', {
  description: 'A change of one line of a sales order. What is left out stays.',
})
export class OrderLineChangeInput implements OrderLineChange {
  @Field(() => Int, { description: 'Number of the line.' })
  lineNo: number;
}
addFields(OrderLineChangeInput, figures, new Set());

function createInput(): ClassType<CreateSalesOrderInput> {
  @InputType('OrderCreateInput', { description: 'A new sales order of the ERP with its lines.' })
  class Input {
    @Field(() => [OrderLineInput], { description: 'The lines, at most 1,000.' })
    @ArrayMaxSize(1_000)
    @ValidateNested({ each: true })
    lines: OrderLineInput[];
  }
  addFields(Input, { ...fixed, ...header }, new Set(['customerNo']));
  return Input as ClassType as ClassType<CreateSalesOrderInput>;
}

function changesInput(): ClassType<OrderHeader> {
  class Changes {}
  InputType('OrderChanges', {
    description: 'New values of a sales order. What is left out stays; null empties.',
  })(Changes);
  addFields(Changes, header, new Set());
  return Changes as ClassType<OrderHeader>;
}

/** A new sales order. */
export const OrderCreateInput = createInput();
const OrderChanges = changesInput();

/** Changes of a sales order. */
@InputType('OrderUpdateInput', {
  description:
    'Changes of an open sales order. Lines are removed, changed and added, in that order.',
})
export class OrderUpdateInput implements UpdateSalesOrderInput {
  @Field(() => ID, { description: 'Id of the order.' })
  @IsUUID()
  id: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Version that the change is based on, as read; the change is refused when someone else changed the order since. Left out: not checked.',
  })
  @IsOptional()
  @Length(1, 20)
  version: string | null;

  @Field(() => OrderChanges, { nullable: true, description: 'New values of the header.' })
  @IsOptional()
  @ValidateNested()
  changes: OrderHeader | null;

  @Field(() => [Int], { nullable: true, description: 'Numbers of lines to remove, at most 1,000.' })
  @IsOptional()
  @ArrayMaxSize(1_000)
  removeLines: number[] | null;

  @Field(() => [OrderLineChangeInput], {
    nullable: true,
    description: 'Changes of lines, at most 1,000.',
  })
  @IsOptional()
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  changeLines: OrderLineChangeInput[] | null;

  @Field(() => [OrderLineInput], { nullable: true, description: 'New lines, at most 1,000.' })
  @IsOptional()
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  addLines: OrderLineInput[] | null;
}
