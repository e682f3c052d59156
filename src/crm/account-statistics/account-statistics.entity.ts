import { Entity, ForeignKey, Index } from 'typeorm';
import { Day, Decimal, Ref, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';
import { CrmCurrency } from '../currency/currency.entity';

const AMOUNT = { required: true, default: '0' };

/**
 * What a customer owes and has ordered, shown on the account that refers to it (ST-1). All amounts are
 * in the ERP's local currency. Logical names are `nav_` and the property in lower case.
 */
@Entity({ schema: 'crm', name: 'account_statistics' })
export class AccountStatistics extends SideRecord {
  /** Name of the customer. */
  @Index()
  @Text(160)
  name: string | null;

  /** Number of the customer; null until the first upload. */
  @Index()
  @Text(20)
  customerNo: string | null;

  @Decimal(AMOUNT)
  balanceLcy: string;

  @Decimal(AMOUNT)
  outstandingOrdersLcy: string;

  @Decimal(AMOUNT)
  shippedNotInvoicedLcy: string;

  @Decimal(AMOUNT)
  outstandingInvoicesLcy: string;

  @Decimal(AMOUNT)
  outstandingServiceOrdersLcy: string;

  @Decimal(AMOUNT)
  servShippedNotInvoicedLcy: string;

  @Decimal(AMOUNT)
  outstandingServInvoicesLcy: string;

  /** ST-3. */
  @Decimal(AMOUNT)
  totalLcy: string;

  @Decimal(AMOUNT)
  creditLimitLcy: string;

  @Decimal(AMOUNT)
  overdueAmountsLcy: string;

  /** The day on which `overdueAmountsLcy` was taken. */
  @Day()
  overdueAmountsAsOf: string | null;

  /** Net sales of the fiscal year that contains the working date. */
  @Decimal(AMOUNT)
  totalSalesLcy: string;

  @Decimal(AMOUNT)
  invoicedPrepaymentAmountLcy: string;

  /** The CRM currency that equals the ERP's local currency. */
  @Index()
  @ForeignKey<CrmCurrency>(() => CrmCurrency)
  @Ref()
  transactionCurrencyId: string | null;
}
