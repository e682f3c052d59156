import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Choice, Code, Decimal, Flag, Json, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';
import { UnitOfMeasure } from '../unit-of-measure/unit-of-measure.entity';
import { Vendor } from '../vendor/vendor.entity';

/** Something the company buys, keeps or sells. */
@Entity({ schema: 'erp', name: 'item' })
@Index(['unitPrice', 'id'])
@Check('ck_item_type', 'type IN (0, 1, 2)')
@Check('ck_item_prices', 'unit_price >= 0 AND unit_cost >= 0')
export class Item extends SideRecord {
  /** Number that identifies the record to people; unique. */
  @Index({ unique: true })
  @Code(20, { required: true })
  number: string;

  /** Description. */
  @Index()
  @Text(100)
  description: string | null;

  /** Second line of the description. */
  @Text(50)
  description2: string | null;

  /** Search description. */
  @Index()
  @Code(100)
  searchDescription: string | null;

  /** Kind of the record. */
  @Index()
  @Choice({ required: true, default: 0 })
  type: number;

  /** Code of the unit in which quantities are kept. */
  @Index()
  @ForeignKey<UnitOfMeasure>(() => UnitOfMeasure, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(10)
  baseUnitOfMeasure: string | null;

  /** Code of the unit in which it is sold; null: the base unit. */
  @ForeignKey<UnitOfMeasure>(() => UnitOfMeasure, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(10)
  salesUnitOfMeasure: string | null;

  /** Code of the unit in which it is bought; null: the base unit. */
  @ForeignKey<UnitOfMeasure>(() => UnitOfMeasure, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(10)
  purchUnitOfMeasure: string | null;

  /** Price of one unit, in the currency of its document or list; on master records in local currency. */
  @Decimal({ required: true, default: '0' })
  unitPrice: string;

  /** Cost of one unit in local currency. */
  @Decimal({ required: true, default: '0' })
  unitCost: string;

  /** Standard cost of one unit. */
  @Decimal({ required: true, default: '0' })
  standardCost: string;

  /** Cost of the latest purchase. */
  @Decimal({ required: true, default: '0' })
  lastDirectCost: string;

  /** How cost is computed. */
  @Choice({ required: true, default: 0 })
  costingMethod: number;

  /** Whether stock is reserved for lines that sell it. */
  @Choice({ required: true, default: 1 })
  reserve: number;

  /** The unit price includes VAT. */
  @Flag()
  priceIncludesVat: boolean;

  /** VAT business posting group that a price including VAT assumes. */
  @Code(20)
  vatBusPostingGrPrice: string | null;

  /** Takes part in invoice discounts. */
  @Flag({ default: true })
  allowInvoiceDisc: boolean;

  /** What the record is blocked for. */
  @Index()
  @Flag()
  blocked: boolean;

  /** Blocked for sales. */
  @Flag()
  salesBlocked: boolean;

  /** Blocked for purchases. */
  @Flag()
  purchasingBlocked: boolean;

  /** Gross weight of one unit. */
  @Decimal({ required: true, default: '0' })
  grossWeight: string;

  /** Net weight of one unit. */
  @Decimal({ required: true, default: '0' })
  netWeight: string;

  /** Volume of one unit. */
  @Decimal({ required: true, default: '0' })
  unitVolume: string;

  /** Number of the usual vendor; null when none. */
  @Index()
  @ForeignKey<Vendor>(() => Vendor, (r) => r.number, { onUpdate: 'CASCADE' })
  @Code(20)
  vendorNo: string | null;

  /** Number under which the vendor keeps it. */
  @Text(50)
  vendorItemNo: string | null;

  /** Global trade item number. */
  @Code(14)
  gtin: string | null;

  /** Item category. */
  @Code(20)
  itemCategoryCode: string | null;

  /** General product posting group. */
  @Code(20)
  genProdPostingGroup: string | null;

  /** VAT product posting group. */
  @Code(20)
  vatProdPostingGroup: string | null;

  /** Inventory posting group. */
  @Code(20)
  inventoryPostingGroup: string | null;

  /** User-defined fields by name. */
  @Json({ required: true, default: '{}' })
  userFields: object;
}
