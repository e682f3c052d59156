import { ObjectType } from 'type-graphql';
import { connectionOf } from '../../common/lists/connection.type';
import {
  Has,
  HasDecimal,
  HasFlag,
  HasInt,
  HasText,
  May,
  MayText,
  RecordFields,
  UserFields,
} from '../../common/fields/field.decorators';
import { Address } from '../../common/types/address.type';
import { CustomerBlocked } from './customer.enums';
import { AccountType } from '../../crm/account/account.type';
import { ContactType } from '../contact/contact.type';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { CurrencyType } from '../currency/currency.type';
import { CustomerLedgerEntryType } from '../customer-ledger-entry/customer-ledger-entry.type';
import { CustomerPriceGroupType } from '../customer-price-group/customer-price-group.type';
import { PaymentTermsType } from '../payment-terms/payment-terms.type';
import { SalesCreditMemoType } from '../posted-credit-memo/posted-credit-memo.type';
import { SalesInvoiceType } from '../posted-invoice/posted-invoice.type';
import { SalesOrderType } from '../sales-order/sales-order.type';
import { SalesQuoteType } from '../sales-quote/sales-quote.type';
import { SalespersonType } from '../salesperson/salesperson.type';
import { ShipmentMethodType } from '../shipment-method/shipment-method.type';
import { ShippingAgentType } from '../shipping-agent/shipping-agent.type';
import { SalesShipmentType } from '../sales-shipment/sales-shipment.type';

/** Somebody who buys from the company. */
@ObjectType('Customer', {
  simpleResolvers: true,
  description: 'Somebody who buys from the company.',
})
export class CustomerType extends RecordFields {
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

  @MayText('Service of the shipping agent; null when none.')
  shippingAgentServiceCode: string | null;

  @MayText('Code of the salesperson; null when nobody is responsible.')
  salespersonCode: string | null;

  @MayText('Customer price group; null when list prices apply.')
  customerPriceGroup: string | null;

  @HasDecimal('Credit limit in local currency; zero means no limit.')
  creditLimitLcy: string;

  @MayText('Number of the primary contact; null when none.')
  primaryContactNo: string | null;

  @MayText('Number of the customer who is invoiced.')
  billToCustomerNo: string | null;

  @Has(() => CustomerBlocked, 'What the record is blocked for.')
  blocked: number;

  @HasFlag('Blocked for reasons of privacy.')
  privacyBlocked: boolean;

  @HasFlag('Prices on its documents include VAT.')
  pricesIncludingVat: boolean;

  @MayText('VAT registration number.')
  vatRegistrationNo: string | null;

  @MayText('General business posting group.')
  genBusPostingGroup: string | null;

  @MayText('VAT business posting group.')
  vatBusPostingGroup: string | null;

  @MayText('Customer posting group.')
  customerPostingGroup: string | null;

  @MayText('Location it is shipped from; null when none.')
  locationCode: string | null;

  @HasFlag('Line discounts may apply on top.')
  allowLineDisc: boolean;

  @MayText('Invoice disc code.')
  invoiceDiscCode: string | null;

  @HasInt('0: not said, 1: company, 2: person.')
  partnerType: number;

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

  @May(() => SalespersonType, 'The record that `salespersonCode` names; null when none.')
  salesperson: unknown;

  @May(() => CustomerPriceGroupType, 'The record that `customerPriceGroup` names; null when none.')
  customerPriceGroupRecord: unknown;

  @May(() => AccountType, 'CRM account coupled to the customer; null when there is none.')
  account: unknown;

  @May(() => CouplingType, 'Coupling with the CRM record; null when there is none.')
  coupling: unknown;

  @Has(() => connectionOf('SalesOrder', () => SalesOrderType), 'Orders of the customer.')
  orders: unknown;

  @Has(() => connectionOf('SalesQuote', () => SalesQuoteType), 'Quotes of the customer.')
  quotes: unknown;

  @Has(
    () => connectionOf('SalesInvoice', () => SalesInvoiceType),
    'Posted invoices of the customer.',
  )
  invoices: unknown;

  @Has(
    () => connectionOf('SalesCreditMemo', () => SalesCreditMemoType),
    'Posted credit memos of the customer.',
  )
  creditMemos: unknown;

  @Has(
    () => connectionOf('CustomerLedgerEntry', () => CustomerLedgerEntryType),
    'What the customer owes and has paid.',
  )
  ledgerEntries: unknown;

  @May(() => ContactType, 'Primary contact; null when there is none.')
  primaryContact: unknown;

  @Has(() => connectionOf('SalesShipment', () => SalesShipmentType), 'Shipments to the customer.')
  shipments: unknown;

  @May(() => CustomerType, 'The customer who pays; null: this one.')
  billToCustomer: unknown;
}
