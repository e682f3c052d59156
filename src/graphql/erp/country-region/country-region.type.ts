import { ObjectType } from 'type-graphql';
import { HasText, MayText, RecordFields } from '../../common/fields/field.decorators';

/** A country or region as the ERP knows it. */
@ObjectType('CountryRegion', {
  simpleResolvers: true,
  description: 'A country or region as the ERP knows it.',
})
export class CountryRegionType extends RecordFields {
  @HasText('Code that identifies the record; unique.')
  code: string;

  @MayText('Name.')
  name: string | null;

  @MayText('ISO 4217 code.')
  isoCode: string | null;

  @MayText('ISO 4217 numeric code.')
  isoNumericCode: string | null;

  @MayText('Address format.')
  addressFormat: string | null;
}
