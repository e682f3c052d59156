import { ObjectType } from 'type-graphql';
import { HasDecimal } from '../fields/field.decorators';

/** Totals of an ERP document, in its currency. */
@ObjectType('DocumentTotals', {
  simpleResolvers: true,
  description:
    'Totals of an ERP document, computed from its lines, in the currency of the document.',
})
export class DocumentTotals {
  @HasDecimal('Sum of the lines after line discounts.')
  lineAmount: string;

  @HasDecimal('Invoice discount.')
  invoiceDiscountAmount: string;

  @HasDecimal('Amount without VAT.')
  amount: string;

  @HasDecimal('VAT of all lines.')
  vatAmount: string;

  @HasDecimal('Amount with VAT: what the customer pays.')
  amountIncludingVat: string;
}
