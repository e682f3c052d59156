import { ObjectType } from 'type-graphql';
import {
  Has,
  HasDay,
  HasDecimal,
  HasFlag,
  HasText,
  May,
  MayDay,
  MayText,
  RecordFields,
} from '../../common/fields/field.decorators';
import { LedgerDocumentType } from './customer-ledger-entry.enums';
import { CurrencyType } from '../currency/currency.type';
import { CustomerType } from '../customer/customer.type';

/** What a customer owes or has paid. */
@ObjectType('CustomerLedgerEntry', {
  simpleResolvers: true,
  description: 'What a customer owes or has paid.',
})
export class CustomerLedgerEntryType extends RecordFields {
  @HasText('Running number of the entry.')
  entryNo: string;

  @HasText('Number of the customer.')
  customerNo: string;

  @HasDay('Date on which it counts in the ledgers.')
  postingDate: string;

  @MayDay('Date of the document.')
  documentDate: string | null;

  @Has(() => LedgerDocumentType, 'Kind of the document.')
  documentType: number;

  @HasText('Number of the document.')
  documentNumber: string;

  @MayText('Document number of the customer.')
  externalDocumentNo: string | null;

  @MayText('Description.')
  description: string | null;

  @MayText('Currency of the record; null for the local currency.')
  currencyCode: string | null;

  @HasDecimal('Amount in the document currency; on lines without VAT.')
  amount: string;

  @HasDecimal('Amount in local currency.')
  amountLcy: string;

  @HasDecimal('Amount not yet settled, in the document currency.')
  remainingAmount: string;

  @HasDecimal('Amount not yet settled, in local currency.')
  remainingAmountLcy: string;

  @HasDecimal('Sales lcy.')
  salesLcy: string;

  @HasDecimal('Profit lcy.')
  profitLcy: string;

  @HasFlag('Not settled yet.')
  open: boolean;

  @MayDay('Day on which payment is due.')
  dueDate: string | null;

  @MayDay('Pmt discount date.')
  pmtDiscountDate: string | null;

  @HasDecimal('Original pmt disc possible.')
  originalPmtDiscPossible: string;

  @MayText('Entry that settled it; null while open.')
  closedByEntryNo: string | null;

  @MayDay('Day on which it was settled; null while open.')
  closedAtDate: string | null;

  @HasDecimal('Closed by amount.')
  closedByAmount: string;

  @MayText('Code of the salesperson; null when nobody is responsible.')
  salespersonCode: string | null;

  @May(() => CustomerType, 'The record that `customerNo` names; null when none.')
  customer: unknown;

  @May(() => CurrencyType, 'The record that `currencyCode` names; null when none.')
  currency: unknown;
}
