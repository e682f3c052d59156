import { ObjectType } from 'type-graphql';
import { MayDecimal } from '../fields/field.decorators';

/** Totals of a CRM document, in its currency. */
@ObjectType('CrmTotals', {
  simpleResolvers: true,
  description:
    'Totals of a CRM document as the CRM computes them, in the currency of the document.',
})
export class CrmTotals {
  @MayDecimal('Less freight, plus freight, plus tax: what the customer pays.')
  amount: string | null;

  @MayDecimal('Sum of the lines after line discounts, without tax.')
  lineItemAmount: string | null;

  @MayDecimal('Sum of the manual line discounts.')
  lineItemDiscountAmount: string | null;

  @MayDecimal('Lines less header discount, without freight and tax.')
  amountLessFreight: string | null;

  @MayDecimal('Header discount and line discounts together.')
  discountAmount: string | null;

  @MayDecimal('Sum of the tax.')
  tax: string | null;
}
