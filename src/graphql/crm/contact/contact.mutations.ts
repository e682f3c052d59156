import { choice, id, text, userFields } from '../../common/records/record.inputs';
import { recordMutations } from '../../common/records/record.mutations';
import { CrmContactState } from './contact.enums';
import { CrmContactStatus } from './contact.enums';
import { CrmContactType } from './contact.type';

const fields = {
  ownerId: id('A user or a team, as `ownerIdType` says.'),
  ownerIdType: text(10, 'Whether the owner is a user or a team.'),
  firstName: text(50, 'First name.'),
  middleName: text(50, 'Middle name.'),
  lastName: text(50, 'Last name.'),
  jobTitle: text(100, 'Job title.'),
  salutation: text(100, 'Salutation.'),
  parentCustomerId: id(
    'The account the person works for, or the contact he belongs to, as `parentCustomerIdType` says.',
  ),
  parentCustomerIdType: text(10, 'Whether the parent is an account or a contact.'),
  emailAddress1: text(100, 'E-mail address.'),
  telephone1: text(50, 'Main telephone number.'),
  mobilePhone: text(50, 'Mobile telephone number.'),
  fax: text(50, 'Fax number.'),
  pager: text(50, 'Pager number.'),
  websiteUrl: text(200, 'Web site.'),
  address1Line1: text(250, 'address1Line1.'),
  address1Line2: text(250, 'address1Line2.'),
  address1City: text(80, 'address1City.'),
  address1StateOrProvince: text(50, 'address1StateOrProvince.'),
  address1Country: text(80, 'Free text: a code or a name.'),
  address1PostalCode: text(20, 'address1PostalCode.'),
  transactionCurrencyId: id('Id of the transaction currency.'),
  description: text(2000, 'Description.'),
  stateCode: choice(CrmContactState, 'State of the record.'),
  statusCode: choice(CrmContactStatus, 'Status reason: a number that details the state.'),
  userFields: userFields(),
};

/** Mutations that create and change CrmContact records. */
export const CrmContactMutations = recordMutations({
  typeName: 'CrmContact',
  type: CrmContactType,
  table: 'crm.contact',
  fields,
  required: ['lastName'],
});
