import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Choice, Code, Day, Decimal, Flag, Json } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';
import { Currency } from '../currency/currency.entity';
import { Item } from '../item/item.entity';
import { UnitOfMeasure } from '../unit-of-measure/unit-of-measure.entity';

/** A price for a customer, a price group or everybody. */
@Entity({ schema: 'erp', name: 'sales_price' })
@Unique([
  'salesType',
  'salesCode',
  'itemNo',
  'variantCode',
  'currencyCode',
  'unitOfMeasureCode',
  'minimumQuantity',
  'startingDate',
])
@Check('ck_sales_price_type', 'sales_type BETWEEN 0 AND 3')
@Check('ck_sales_price_amount', 'unit_price >= 0 AND minimum_quantity >= 0')
export class SalesPrice extends SideRecord {
  /** To whom the price applies. */
  @Choice({ required: true })
  salesType: number;

  /** Customer price group or customer the price applies to; null: everybody. */
  @Index()
  @Code(20)
  salesCode: string | null;

  /** Number of the item. */
  @Index()
  @ForeignKey<Item>(() => Item, (r) => r.number, { onUpdate: 'CASCADE' })
  @Code(20, { required: true })
  itemNo: string;

  /** Variant; null when none. */
  @Code(10)
  variantCode: string | null;

  /** Currency of the record; null for the local currency. */
  @ForeignKey<Currency>(() => Currency, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(10)
  currencyCode: string | null;

  /** Unit of measure; null: the base unit. */
  @ForeignKey<UnitOfMeasure>(() => UnitOfMeasure, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(10)
  unitOfMeasureCode: string | null;

  /** Least quantity for which the price applies. */
  @Decimal({ required: true, default: '0' })
  minimumQuantity: string;

  /** First day on which it applies; null: always. */
  @Day()
  startingDate: string | null;

  /** Last day on which it applies; null: without end. */
  @Day()
  endingDate: string | null;

  /** Price of one unit, in the currency of its document or list; on master records in local currency. */
  @Decimal({ required: true })
  unitPrice: string;

  /** The unit price includes VAT. */
  @Flag()
  priceIncludesVat: boolean;

  /** Line discounts may apply on top. */
  @Flag({ default: true })
  allowLineDisc: boolean;

  /** Takes part in invoice discounts. */
  @Flag({ default: true })
  allowInvoiceDisc: boolean;

  /** VAT business posting group that a price including VAT assumes. */
  @Code(20)
  vatBusPostingGrPrice: string | null;

  /** User-defined fields by name. */
  @Json({ required: true, default: '{}' })
  userFields: object;
}
