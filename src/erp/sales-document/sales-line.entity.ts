import { ForeignKey, Index } from 'typeorm';
import { Choice, Code, Day, Decimal, Flag, Int, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';
import { UnitOfMeasure } from '../unit-of-measure/unit-of-measure.entity';

/** What a line of every sales document of the ERP says: what is sold, how much of it, for how much. */
export abstract class SalesLine extends SideRecord {
  /** Number of the line in its document. */
  @Int({ required: true })
  lineNo: number;

  /** Kind of the record. */
  @Choice({ required: true, default: 0 })
  type: number;

  /** Number of the item, resource or G/L account; null for a comment. */
  @Index()
  @Code(20)
  no: string | null;

  /** Variant; null when none. */
  @Code(10)
  variantCode: string | null;

  /** Description. */
  @Text(100)
  description: string | null;

  /** Second line of the description. */
  @Text(50)
  description2: string | null;

  /** Line that this comment belongs to; null when none. */
  @Int()
  attachedToLineNo: number | null;

  /** Location it is shipped from; null when none. */
  @Code(10)
  locationCode: string | null;

  /** Unit of measure; null: the base unit. */
  @ForeignKey<UnitOfMeasure>(() => UnitOfMeasure, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(10)
  unitOfMeasureCode: string | null;

  /** Unit of measure. */
  @Text(50)
  unitOfMeasure: string | null;

  /** How many base units one of this unit is. */
  @Decimal({ required: true, default: '1' })
  qtyPerUnitOfMeasure: string;

  /** Quantity in the unit of measure. */
  @Decimal({ required: true, default: '0' })
  quantity: string;

  /** Quantity in base units. */
  @Decimal({ required: true, default: '0' })
  quantityBase: string;

  /** Price of one unit, in the currency of its document or list; on master records in local currency. */
  @Decimal({ required: true, default: '0' })
  unitPrice: string;

  /** Unit cost lcy. */
  @Decimal({ required: true, default: '0' })
  unitCostLcy: string;

  /** Line discount in percent. */
  @Decimal({ required: true, default: '0' })
  lineDiscountPercent: string;

  /** Line discount as an amount in the document currency. */
  @Decimal({ required: true, default: '0' })
  lineDiscountAmount: string;

  /** Quantity times price less line discount, in the document currency. */
  @Decimal({ required: true, default: '0' })
  lineAmount: string;

  /** Takes part in invoice discounts. */
  @Flag({ default: true })
  allowInvoiceDisc: boolean;

  /** Part of the invoice discount that falls on the line. */
  @Decimal({ required: true, default: '0' })
  invDiscountAmount: string;

  /** Amount in the document currency; on lines without VAT. */
  @Decimal({ required: true, default: '0' })
  amount: string;

  /** Amount with VAT in the document currency. */
  @Decimal({ required: true, default: '0' })
  amountIncludingVat: string;

  /** VAT rate in percent. */
  @Decimal({ required: true, default: '0' })
  vatPercent: string;

  /** Group of lines whose VAT is rounded together. */
  @Code(20)
  vatIdentifier: string | null;

  /** How VAT is calculated. */
  @Choice({ required: true, default: 0 })
  vatCalculationType: number;

  /** VAT business posting group. */
  @Code(20)
  vatBusPostingGroup: string | null;

  /** General product posting group. */
  @Code(20)
  genProdPostingGroup: string | null;

  /** VAT product posting group. */
  @Code(20)
  vatProdPostingGroup: string | null;

  /** Planned day of shipment. */
  @Day()
  shipmentDate: string | null;
}
