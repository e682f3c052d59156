import { ArrayMaxSize, ArrayMinSize, ValidateNested } from 'class-validator';
import { Field, InputType, type ClassType } from 'type-graphql';
import type { PostCreditMemoInput } from '../../../erp/posted-credit-memo/post-credit-memo';
import type { NewOrderLine } from '../../../erp/sales-order/editing/order.inputs';
import { addFields, day, decimal, text } from '../../common/records/record.inputs';
import { SalesLineType } from '../sales-document/sales-document.enums';

/** A line of a credit memo. */
@InputType('CreditMemoLineInput', {
  description: 'A line of a credit memo: an item, a resource, a G/L account, or a comment.',
})
export class CreditMemoLineInput implements NewOrderLine {
  @Field(() => SalesLineType, {
    description:
      'What the line stands for. The stock of an item that is kept in stock grows by it.',
  })
  type: number;
}
addFields(
  CreditMemoLineInput,
  {
    no: text(20, 'Number of the item, resource or account; left out for a comment.'),
    description: text(100, 'Text; left out: that of the item or resource.'),
    unitOfMeasureCode: text(10, 'Unit; left out: the sales unit, else the base unit.'),
    quantity: decimal('Quantity in the unit, above zero; every line but a comment needs one.'),
    unitPrice: decimal('Price of one unit; left out: the one that the ERP finds.'),
    lineDiscountAmount: decimal('Discount on the whole line.'),
  },
  new Set(),
);

function postInput(): ClassType<PostCreditMemoInput> {
  @InputType('CreditMemoPostInput', { description: 'A credit memo to post in the ERP.' })
  class Input {
    @Field(() => [CreditMemoLineInput], { description: 'The lines, 1 to 1,000.' })
    @ArrayMinSize(1)
    @ArrayMaxSize(1_000)
    @ValidateNested({ each: true })
    lines: CreditMemoLineInput[];
  }
  const fields = {
    customerNo: text(20, 'Number of the customer who gets the credit.'),
    currencyCode: text(10, 'Currency; left out: that of the customer; null: local currency.'),
    appliesToInvoice: text(
      20,
      'Number of the posted invoice it settles, as far as it goes; what is too much stays open. Left out: all of it stays open.',
    ),
    postingDate: day('Day on which it counts; left out: today.'),
    yourReference: text(35, 'Reference of the customer.'),
    externalDocumentNo: text(35, 'Document number of the customer.'),
    idempotencyKey: text(
      100,
      'Names the request: the same key again finds the credit memo instead of posting another.',
    ),
  };
  addFields(Input, fields, new Set(['customerNo']));
  return Input as ClassType as ClassType<PostCreditMemoInput>;
}

/** A credit memo to be posted. */
export const CreditMemoPostInput = postInput();
