import { ObjectType } from 'type-graphql';
import {
  HasDecimal,
  May,
  MayDay,
  MayText,
  RecordFields,
} from '../../common/fields/field.decorators';
import { CrmCurrencyType } from '../currency/currency.type';
import { AccountType } from '../account/account.type';

/** Figures of the ERP about a customer, shown at its account. */
@ObjectType('AccountStatistics', {
  simpleResolvers: true,
  description: 'Figures of the ERP about a customer, shown at its account.',
})
export class AccountStatisticsType extends RecordFields {
  @MayText('Name of the customer.')
  name: string | null;

  @MayText('Number of the customer; null until the first upload.')
  customerNo: string | null;

  @HasDecimal('Balance in local currency.')
  balanceLcy: string;

  @HasDecimal('Orders not yet shipped, in local currency.')
  outstandingOrdersLcy: string;

  @HasDecimal('Shipped and not yet invoiced, in local currency.')
  shippedNotInvoicedLcy: string;

  @HasDecimal('Invoices not yet posted, in local currency.')
  outstandingInvoicesLcy: string;

  @HasDecimal('Service orders not yet shipped, in local currency.')
  outstandingServiceOrdersLcy: string;

  @HasDecimal('Service shipped and not yet invoiced, in local currency.')
  servShippedNotInvoicedLcy: string;

  @HasDecimal('Service invoices not yet posted, in local currency.')
  outstandingServInvoicesLcy: string;

  @HasDecimal('ST-3.')
  totalLcy: string;

  @HasDecimal('Credit limit in local currency; zero means no limit.')
  creditLimitLcy: string;

  @HasDecimal('Overdue amounts in local currency.')
  overdueAmountsLcy: string;

  @MayDay('The day on which `overdueAmountsLcy` was taken.')
  overdueAmountsAsOf: string | null;

  @HasDecimal('Net sales of the fiscal year that contains the working date.')
  totalSalesLcy: string;

  @HasDecimal('Invoiced prepayments in local currency.')
  invoicedPrepaymentAmountLcy: string;

  @May(() => CrmCurrencyType, "The CRM currency that equals the ERP's local currency.")
  transactionCurrency: unknown;

  @May(() => AccountType, 'The account the figures are of.')
  account: unknown;
}
