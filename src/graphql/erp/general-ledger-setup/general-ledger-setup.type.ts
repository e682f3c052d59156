import { ObjectType } from 'type-graphql';
import { HasDecimal, HasText, MayText, RecordFields } from '../../common/fields/field.decorators';

/** Local currency and rounding of the general ledger. */
@ObjectType('GeneralLedgerSetup', {
  simpleResolvers: true,
  description: 'Local currency and rounding of the general ledger.',
})
export class GeneralLedgerSetupType extends RecordFields {
  @HasText('Lcy code.')
  lcyCode: string;

  @HasDecimal('Precision to which amounts are rounded, such as 0.01.')
  amountRoundingPrecision: string;

  @HasDecimal('Precision to which unit prices are rounded.')
  unitAmountRoundingPrecision: string;

  @HasDecimal('Vat tolerance percent.')
  vatTolerancePercent: string;

  @MayText('Local currency symbol.')
  localCurrencySymbol: string | null;

  @MayText('Local currency description.')
  localCurrencyDescription: string | null;
}
