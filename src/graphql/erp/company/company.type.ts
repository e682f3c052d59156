import { ObjectType } from 'type-graphql';
import { Has, HasText, MayText, RecordFields } from '../../common/fields/field.decorators';
import { Address } from '../../common/types/address.type';

/** The ERP company that this hub serves. */
@ObjectType('Company', {
  simpleResolvers: true,
  description: 'The ERP company that this hub serves.',
})
export class CompanyType extends RecordFields {
  @HasText('Name.')
  name: string;

  @MayText('Telephone number.')
  phoneNo: string | null;

  @MayText('E-mail address.')
  email: string | null;

  @MayText('Web site.')
  homePage: string | null;

  @MayText('VAT registration number.')
  vatRegistrationNo: string | null;

  @Has(() => Address, 'Postal address.')
  address: Address;
}
