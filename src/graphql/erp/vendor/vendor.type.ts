import { ObjectType } from 'type-graphql';
import {
  Has,
  HasFlag,
  HasText,
  May,
  MayText,
  RecordFields,
  UserFields,
} from '../../common/fields/field.decorators';
import { Address } from '../../common/types/address.type';
import { VendorBlocked } from './vendor.enums';
import { AccountType } from '../../crm/account/account.type';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { CurrencyType } from '../currency/currency.type';
import { PaymentTermsType } from '../payment-terms/payment-terms.type';
import { SalespersonType } from '../salesperson/salesperson.type';
import { ShipmentMethodType } from '../shipment-method/shipment-method.type';
import { ShippingAgentType } from '../shipping-agent/shipping-agent.type';

/** Somebody the company buys from. */
@ObjectType('Vendor', { simpleResolvers: true, description: 'Somebody the company buys from.' })
export class VendorType extends RecordFields {
  @HasText('Number that identifies the record to people; unique.')
  number: string;

  @MayText('Name.')
  name: string | null;

  @MayText('Second line of the name.')
  name2: string | null;

  @MayText('Upper-case name by which people search.')
  searchName: string | null;

  @MayText('Name of the contact person, as text.')
  contact: string | null;

  @MayText('Telephone number.')
  phoneNo: string | null;

  @MayText('Mobile telephone number.')
  mobilePhoneNo: string | null;

  @MayText('E-mail address.')
  email: string | null;

  @MayText('Fax number.')
  faxNo: string | null;

  @MayText('Web site.')
  homePage: string | null;

  @MayText('Language of printed documents.')
  languageCode: string | null;

  @MayText('Currency of the record; null for the local currency.')
  currencyCode: string | null;

  @MayText('Payment terms; null when none.')
  paymentTermsCode: string | null;

  @MayText('Payment method; null when none.')
  paymentMethodCode: string | null;

  @MayText('Shipment method; null when none.')
  shipmentMethodCode: string | null;

  @MayText('Shipping agent; null when none.')
  shippingAgentCode: string | null;

  @MayText('Code of the purchaser; null when nobody is responsible.')
  purchaserCode: string | null;

  @MayText('Number of the primary contact; null when none.')
  primaryContactNo: string | null;

  @Has(() => VendorBlocked, 'What the record is blocked for.')
  blocked: number;

  @HasFlag('Blocked for reasons of privacy.')
  privacyBlocked: boolean;

  @MayText('VAT registration number.')
  vatRegistrationNo: string | null;

  @MayText('General business posting group.')
  genBusPostingGroup: string | null;

  @MayText('VAT business posting group.')
  vatBusPostingGroup: string | null;

  @MayText('Vendor posting group.')
  vendorPostingGroup: string | null;

  @UserFields()
  userFields: unknown;

  @Has(() => Address, 'Postal address.')
  address: Address;

  @May(() => CurrencyType, 'The record that `currencyCode` names; null when none.')
  currency: unknown;

  @May(() => PaymentTermsType, 'The record that `paymentTermsCode` names; null when none.')
  paymentTerms: unknown;

  @May(() => ShipmentMethodType, 'The record that `shipmentMethodCode` names; null when none.')
  shipmentMethod: unknown;

  @May(() => ShippingAgentType, 'The record that `shippingAgentCode` names; null when none.')
  shippingAgent: unknown;

  @May(() => SalespersonType, 'The record that `purchaserCode` names; null when none.')
  purchaser: unknown;

  @May(() => AccountType, 'CRM account coupled to the vendor; null when there is none.')
  account: unknown;

  @May(() => CouplingType, 'Coupling with the CRM record; null when there is none.')
  coupling: unknown;
}
