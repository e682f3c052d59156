import { ObjectType } from 'type-graphql';
import {
  HasDecimal,
  HasFlag,
  HasText,
  May,
  MayText,
  RecordFields,
} from '../../common/fields/field.decorators';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { OptionValueType } from '../../crm/option-value/option-value.type';

/** When an invoice is due, and the discount for paying early. */
@ObjectType('PaymentTerms', {
  simpleResolvers: true,
  description: 'When an invoice is due, and the discount for paying early.',
})
export class PaymentTermsType extends RecordFields {
  @HasText('Code that identifies the record; unique.')
  code: string;

  @MayText('Description.')
  description: string | null;

  @MayText('Formula of the due date, such as 30D.')
  dueDateCalculation: string | null;

  @MayText('Formula of the last day for the payment discount.')
  discountDateCalculation: string | null;

  @HasDecimal('Discount in percent.')
  discountPercent: string;

  @HasFlag('Calc pmt disc on cr memos.')
  calcPmtDiscOnCrMemos: boolean;

  @May(
    () => OptionValueType,
    'Value of the CRM option set coupled to the terms; null when there is none.',
  )
  optionValue: unknown;

  @May(() => CouplingType, 'Coupling with the CRM record; null when there is none.')
  coupling: unknown;
}
