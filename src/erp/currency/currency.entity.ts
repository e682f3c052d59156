import { Entity, Index } from 'typeorm';
import { Code, Decimal, Json, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';

/** A foreign currency of the ERP. */
@Entity({ schema: 'erp', name: 'currency' })
export class Currency extends SideRecord {
  /** Code that identifies the record; unique. */
  @Index({ unique: true })
  @Code(10, { required: true })
  code: string;

  /** Description. */
  @Text(60)
  description: string | null;

  /** Symbol that is printed with amounts. */
  @Text(10)
  symbol: string | null;

  /** ISO 4217 code. */
  @Code(3)
  isoCode: string | null;

  /** ISO 4217 numeric code. */
  @Code(3)
  isoNumericCode: string | null;

  /** Precision to which amounts are rounded, such as 0.01. */
  @Decimal({ required: true, default: '0.01' })
  amountRoundingPrecision: string;

  /** Precision to which unit prices are rounded. */
  @Decimal({ required: true, default: '0.00001' })
  unitAmountRoundingPrecision: string;

  /** Decimal places shown for amounts, least and most. */
  @Text(5)
  amountDecimalPlaces: string | null;

  /** Decimal places shown for unit prices, least and most. */
  @Text(5)
  unitAmountDecimalPlaces: string | null;

  /** User-defined fields by name. */
  @Json({ required: true, default: '{}' })
  userFields: object;
}
