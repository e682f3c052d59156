import { Check, Entity, ForeignKey, Index } from 'typeorm';
import {
  BigInteger,
  Choice,
  Code,
  Day,
  Decimal,
  Flag,
  Text,
} from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';
import { Currency } from '../currency/currency.entity';
import { Customer } from '../customer/customer.entity';

/** What a customer owes or has paid, entry by entry. */
@Entity({ schema: 'erp', name: 'customer_ledger_entry' })
@Check('ck_customer_ledger_entry_closed', 'open OR remaining_amount = 0')
export class CustomerLedgerEntry extends SideRecord {
  /** Running number of the entry. */
  @Index({ unique: true })
  @BigInteger({ required: true })
  entryNo: string;

  /** Number of the customer. */
  @Index()
  @ForeignKey<Customer>(() => Customer, (r) => r.number, { onUpdate: 'CASCADE' })
  @Code(20, { required: true })
  customerNo: string;

  /** Date on which it counts in the ledgers. */
  @Index()
  @Day({ required: true })
  postingDate: string;

  /** Date of the document. */
  @Day()
  documentDate: string | null;

  /** Kind of the document. */
  @Index()
  @Choice({ required: true })
  documentType: number;

  /** Number of the document. */
  @Index()
  @Code(20, { required: true })
  documentNumber: string;

  /** Document number of the customer. */
  @Code(35)
  externalDocumentNo: string | null;

  /** Description. */
  @Text(100)
  description: string | null;

  /** Currency of the record; null for the local currency. */
  @ForeignKey<Currency>(() => Currency, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(10)
  currencyCode: string | null;

  /** Amount in the document currency; on lines without VAT. */
  @Decimal({ required: true })
  amount: string;

  /** Amount in local currency. */
  @Decimal({ required: true })
  amountLcy: string;

  /** Amount not yet settled, in the document currency. */
  @Decimal({ required: true })
  remainingAmount: string;

  /** Amount not yet settled, in local currency. */
  @Decimal({ required: true })
  remainingAmountLcy: string;

  /** Sales lcy. */
  @Decimal({ required: true, default: '0' })
  salesLcy: string;

  /** Profit lcy. */
  @Decimal({ required: true, default: '0' })
  profitLcy: string;

  /** Not settled yet. */
  @Index()
  @Flag({ default: true })
  open: boolean;

  /** Day on which payment is due. */
  @Index()
  @Day()
  dueDate: string | null;

  /** Pmt discount date. */
  @Day()
  pmtDiscountDate: string | null;

  /** Original pmt disc possible. */
  @Decimal({ required: true, default: '0' })
  originalPmtDiscPossible: string;

  /** Entry that settled it; null while open. */
  @BigInteger()
  closedByEntryNo: string | null;

  /** Day on which it was settled; null while open. */
  @Day()
  closedAtDate: string | null;

  /** Closed by amount. */
  @Decimal({ required: true, default: '0' })
  closedByAmount: string;

  /** Code of the salesperson; null when nobody is responsible. */
  @Code(20)
  salespersonCode: string | null;

  /** Idempotency key. */
  @Index({ unique: true })
  @Text(100)
  idempotencyKey: string | null;
}
