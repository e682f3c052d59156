import { decimal, flag, text } from '../../common/records/record.inputs';
import { recordMutations } from '../../common/records/record.mutations';
import { PaymentTermsType } from './payment-terms.type';

const fields = {
  code: text(10, 'Code that identifies the record; unique.'),
  description: text(100, 'Description.'),
  dueDateCalculation: text(32, 'Formula of the due date, such as 30D.'),
  discountDateCalculation: text(32, 'Formula of the last day for the payment discount.'),
  discountPercent: decimal('Discount in percent.'),
  calcPmtDiscOnCrMemos: flag('Calc pmt disc on cr memos.'),
};

/** Mutations that create and change PaymentTerms records. */
export const PaymentTermsMutations = recordMutations({
  typeName: 'PaymentTerms',
  type: PaymentTermsType,
  table: 'erp.payment_terms',
  fields,
  required: ['code'],
});
