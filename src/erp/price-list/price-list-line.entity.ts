import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Choice, Code, Day, Decimal, Int } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';
import { Currency } from '../currency/currency.entity';
import { ErpPriceList } from './price-list.entity';
import { UnitOfMeasure } from '../unit-of-measure/unit-of-measure.entity';

/** A price of a price list of the ERP. */
@Entity({ schema: 'erp', name: 'price_list_line' })
@Unique(['priceListCode', 'lineNo'])
export class ErpPriceListLine extends SideRecord {
  /** Price list code. */
  @ForeignKey<ErpPriceList>(() => ErpPriceList, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(20, { required: true })
  priceListCode: string;

  /** Number of the line in its document. */
  @Int({ required: true })
  lineNo: number;

  /** Kind of the record it belongs to. */
  @Choice({ required: true, default: 10 })
  sourceType: number;

  /** Number of the record it belongs to. */
  @Code(20)
  sourceNo: string | null;

  /** Price type. */
  @Choice({ required: true, default: 1 })
  priceType: number;

  /** Amount type. */
  @Choice({ required: true, default: 17 })
  amountType: number;

  /** Asset type. */
  @Index()
  @Choice({ required: true })
  assetType: number;

  /** Asset no. */
  @Index()
  @Code(20, { required: true })
  assetNo: string;

  /** Variant; null when none. */
  @Code(10)
  variantCode: string | null;

  /** Unit of measure; null: the base unit. */
  @ForeignKey<UnitOfMeasure>(() => UnitOfMeasure, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(10)
  unitOfMeasureCode: string | null;

  /** Currency of the record; null for the local currency. */
  @ForeignKey<Currency>(() => Currency, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(10)
  currencyCode: string | null;

  /** Least quantity for which the price applies. */
  @Decimal({ required: true, default: '0' })
  minimumQuantity: string;

  /** Price of one unit, in the currency of its document or list; on master records in local currency. */
  @Decimal({ required: true, default: '0' })
  unitPrice: string;

  /** Line discount in percent. */
  @Decimal({ required: true, default: '0' })
  lineDiscountPercent: string;

  /** First day on which it applies; null: always. */
  @Day()
  startingDate: string | null;

  /** Last day on which it applies; null: without end. */
  @Day()
  endingDate: string | null;

  /** Where it stands. */
  @Choice({ required: true, default: 0 })
  status: number;
}
