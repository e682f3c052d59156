import { Entity, ForeignKey, Index } from 'typeorm';
import { BigInteger, Choice, Code, Day, Decimal, Int, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';
import { Item } from '../item/item.entity';

/** One movement of an item; inventory is their sum. */
@Entity({ schema: 'erp', name: 'item_ledger_entry' })
export class ItemLedgerEntry extends SideRecord {
  /** Running number of the entry. */
  @Index({ unique: true })
  @BigInteger({ required: true })
  entryNo: string;

  /** Number of the item. */
  @Index()
  @ForeignKey<Item>(() => Item, (r) => r.number, { onUpdate: 'CASCADE' })
  @Code(20, { required: true })
  itemNo: string;

  /** Date on which it counts in the ledgers. */
  @Day({ required: true })
  postingDate: string;

  /** Entry type. */
  @Choice({ required: true })
  entryType: number;

  /** Kind of the document. */
  @Choice()
  documentType: number | null;

  /** Number of the document. */
  @Index()
  @Code(20)
  documentNumber: string | null;

  /** Document line no. */
  @Int()
  documentLineNo: number | null;

  /** Quantity in the unit of measure. */
  @Decimal({ required: true })
  quantity: string;

  /** Unit of measure; null: the base unit. */
  @Code(10)
  unitOfMeasureCode: string | null;

  /** Location it is shipped from; null when none. */
  @Code(10)
  locationCode: string | null;

  /** Description. */
  @Text(100)
  description: string | null;

  /** Cost amount. */
  @Decimal({ required: true, default: '0' })
  costAmount: string;

  /** Sales amount. */
  @Decimal({ required: true, default: '0' })
  salesAmount: string;

  /** Number of the customer. */
  @Index()
  @Code(20)
  customerNo: string | null;
}
