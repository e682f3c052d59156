import { Entity, Index } from 'typeorm';
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

/** How entries were applied to one another. */
@Entity({ schema: 'erp', name: 'detailed_customer_ledger_entry' })
export class DetailedCustomerLedgerEntry extends SideRecord {
  /** Running number of the entry. */
  @Index({ unique: true })
  @BigInteger({ required: true })
  entryNo: string;

  /** Cust ledger entry no. */
  @Index()
  @BigInteger({ required: true })
  custLedgerEntryNo: string;

  /** Entry type. */
  @Choice({ required: true })
  entryType: number;

  /** Date on which it counts in the ledgers. */
  @Day({ required: true })
  postingDate: string;

  /** Kind of the document. */
  @Choice()
  documentType: number | null;

  /** Number of the document. */
  @Code(20)
  documentNumber: string | null;

  /** Number of the customer. */
  @Index()
  @Code(20, { required: true })
  customerNo: string;

  /** Currency of the record; null for the local currency. */
  @Code(10)
  currencyCode: string | null;

  /** Amount in the document currency; on lines without VAT. */
  @Decimal({ required: true })
  amount: string;

  /** Amount in local currency. */
  @Decimal({ required: true })
  amountLcy: string;

  /** Applied cust ledger entry no. */
  @Index()
  @BigInteger()
  appliedCustLedgerEntryNo: string | null;

  /** Unapplied. */
  @Flag()
  unapplied: boolean;

  /** Unapplied by entry no. */
  @BigInteger()
  unappliedByEntryNo: string | null;

  /** Application no. */
  @Index()
  @BigInteger()
  applicationNo: string | null;

  /** Idempotency key of the request that applied it, on the first of its entries. */
  @Index({ unique: true })
  @Text(100)
  idempotencyKey: string | null;
}
