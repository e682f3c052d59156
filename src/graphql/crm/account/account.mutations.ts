import {
  choice,
  decimal,
  flag,
  id,
  int,
  text,
  userFields,
} from '../../common/records/record.inputs';
import { recordMutations } from '../../common/records/record.mutations';
import { AccountState } from './account.enums';
import { AccountStatus } from './account.enums';
import { AccountType } from './account.type';

const fields = {
  ownerId: id('A user or a team, as `ownerIdType` says.'),
  ownerIdType: text(10, 'Whether the owner is a user or a team.'),
  name: text(160, 'Name.'),
  accountNumber: text(20, 'Number of the account; null when none was given.'),
  primaryContactId: id('Id of the primary contact.'),
  parentAccountId: id('Id of the parent account.'),
  defaultPriceLevelId: id('Id of the default price level.'),
  transactionCurrencyId: id('Id of the transaction currency.'),
  telephone1: text(50, 'Main telephone number.'),
  telephone2: text(50, 'Other telephone number.'),
  fax: text(50, 'Fax number.'),
  websiteUrl: text(200, 'Web site.'),
  emailAddress1: text(100, 'E-mail address.'),
  address1Name: text(200, 'Name of the address.'),
  address1PrimaryContactName: text(100, 'Name of the primary contact, as text.'),
  address1Line1: text(250, 'address1Line1.'),
  address1Line2: text(250, 'address1Line2.'),
  address1Line3: text(250, 'address1Line3.'),
  address1City: text(80, 'address1City.'),
  address1StateOrProvince: text(50, 'address1StateOrProvince.'),
  address1Country: text(80, 'Free text: a code or a name.'),
  address1PostalCode: text(20, 'address1PostalCode.'),
  creditLimit: decimal('Credit limit in the currency of the record.'),
  creditOnHold: flag('Credit is on hold.'),
  paymentTermsCode: int('Values of the list `account.paymenttermscode`.'),
  address1FreightTermsCode: int('Values of the list `account.address1_freighttermscode`.'),
  address1ShippingMethodCode: int('Values of the list `account.address1_shippingmethodcode`.'),
  customerTypeCode: int(
    'Relationship type: `AccountCustomerType`, or a value the organization added.',
  ),
  numberOfEmployees: int('Number of employees.'),
  revenue: decimal('Annual revenue.'),
  description: text(2000, 'Description.'),
  stateCode: choice(AccountState, 'State of the record.'),
  statusCode: choice(AccountStatus, 'Status reason: a number that details the state.'),
  userFields: userFields(),
};

/** Mutations that create and change Account records. */
export const AccountMutations = recordMutations({
  typeName: 'Account',
  type: AccountType,
  table: 'crm.account',
  fields,
  required: ['name'],
});
