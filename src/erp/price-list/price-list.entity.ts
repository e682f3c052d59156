import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Choice, Code, Day, Flag, Json, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';
import { Currency } from '../currency/currency.entity';

/** A price list of the ERP (extended pricing). */
@Entity({ schema: 'erp', name: 'price_list' })
@Check('ck_price_list_status', 'status IN (0, 1, 2)')
export class ErpPriceList extends SideRecord {
  /** Code that identifies the record; unique. */
  @Index({ unique: true })
  @Code(20, { required: true })
  code: string;

  /** Description. */
  @Text(250)
  description: string | null;

  /** Source group. */
  @Choice({ required: true, default: 11 })
  sourceGroup: number;

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

  /** Currency of the record; null for the local currency. */
  @ForeignKey<Currency>(() => Currency, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(10)
  currencyCode: string | null;

  /** First day on which it applies; null: always. */
  @Day()
  startingDate: string | null;

  /** Last day on which it applies; null: without end. */
  @Day()
  endingDate: string | null;

  /** Where it stands. */
  @Index()
  @Choice({ required: true, default: 0 })
  status: number;

  /** The unit price includes VAT. */
  @Flag()
  priceIncludesVat: boolean;

  /** Allow updating defaults. */
  @Flag()
  allowUpdatingDefaults: boolean;

  /** The list is offered in the CRM (PR-5). */
  @Flag({ default: true })
  synchronizedWithCrm: boolean;

  /** Takes part in invoice discounts. */
  @Flag({ default: true })
  allowInvoiceDisc: boolean;

  /** Line discounts may apply on top. */
  @Flag({ default: true })
  allowLineDisc: boolean;

  /** VAT business posting group that a price including VAT assumes. */
  @Code(20)
  vatBusPostingGrPrice: string | null;

  /** User-defined fields by name. */
  @Json({ required: true, default: '{}' })
  userFields: object;
}
