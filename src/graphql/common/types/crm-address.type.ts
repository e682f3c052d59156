import { ObjectType } from 'type-graphql';
import { MayText } from '../fields/field.decorators';

/** A postal address as the CRM keeps it. */
@ObjectType('CrmAddress', {
  simpleResolvers: true,
  description: 'A postal address as the CRM keeps it.',
})
export class CrmAddress {
  @MayText('First line: street and number.')
  line1: string | null;

  @MayText('Second line.')
  line2: string | null;

  @MayText('Third line; stays in the CRM.')
  line3: string | null;

  @MayText('City.')
  city: string | null;

  @MayText('State or province.')
  stateOrProvince: string | null;

  @MayText('Country or region as free text.')
  country: string | null;

  @MayText('Postal code.')
  postalCode: string | null;
}
