import { ObjectType } from 'type-graphql';
import { MayText } from '../fields/field.decorators';

/** A postal address as the ERP keeps it. */
@ObjectType('Address', {
  simpleResolvers: true,
  description: 'A postal address as the ERP keeps it.',
})
export class Address {
  @MayText('Street and number.')
  line1: string | null;

  @MayText('Second line of the address.')
  line2: string | null;

  @MayText('Post code.')
  postCode: string | null;

  @MayText('City.')
  city: string | null;

  @MayText('County, state or province.')
  county: string | null;

  @MayText('Code of the country or region.')
  countryRegionCode: string | null;
}
