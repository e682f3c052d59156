import { Entity, Index } from 'typeorm';
import { Code, Flag, Json, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';

/** Customers who get the same prices. */
@Entity({ schema: 'erp', name: 'customer_price_group' })
export class CustomerPriceGroup extends SideRecord {
  /** Code that identifies the record; unique. */
  @Index({ unique: true })
  @Code(10, { required: true })
  code: string;

  /** Description. */
  @Text(100)
  description: string | null;

  /** The unit price includes VAT. */
  @Flag()
  priceIncludesVat: boolean;

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
