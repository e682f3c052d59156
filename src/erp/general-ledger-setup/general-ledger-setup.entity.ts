import { Entity } from 'typeorm';
import { Code, Decimal, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';

/** One row: local currency and rounding of the general ledger. */
@Entity({ schema: 'erp', name: 'general_ledger_setup' })
export class GeneralLedgerSetup extends SideRecord {
  /** Lcy code. */
  @Code(10, { required: true })
  lcyCode: string;

  /** Precision to which amounts are rounded, such as 0.01. */
  @Decimal({ required: true, default: '0.01' })
  amountRoundingPrecision: string;

  /** Precision to which unit prices are rounded. */
  @Decimal({ required: true, default: '0.00001' })
  unitAmountRoundingPrecision: string;

  /** Vat tolerance percent. */
  @Decimal({ required: true, default: '0' })
  vatTolerancePercent: string;

  /** Local currency symbol. */
  @Text(10)
  localCurrencySymbol: string | null;

  /** Local currency description. */
  @Text(60)
  localCurrencyDescription: string | null;
}
