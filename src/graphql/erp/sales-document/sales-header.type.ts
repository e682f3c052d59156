import { ObjectType } from 'type-graphql';
import {
  Has,
  HasDay,
  HasDecimal,
  HasFlag,
  HasInt,
  HasText,
  May,
  MayDay,
  MayText,
  RecordFields,
} from '../../common/fields/field.decorators';
import { Address } from '../../common/types/address.type';
import { InvoiceDiscountCalculation } from './sales-document.enums';
import { CurrencyType } from '../currency/currency.type';
import { CustomerType } from '../customer/customer.type';
import { PaymentTermsType } from '../payment-terms/payment-terms.type';
import { SalespersonType } from '../salesperson/salesperson.type';
import { ShipmentMethodType } from '../shipment-method/shipment-method.type';
import { ShippingAgentType } from '../shipping-agent/shipping-agent.type';

/** What the header of every sales document of the ERP tells. */
@ObjectType('SalesHeaderFields', { simpleResolvers: true })
export abstract class SalesHeaderFields extends RecordFields {
  @HasText('Number that identifies the record to people; unique.')
  number: string;

  @MayText('Reference of the customer; number of the CRM document it came from.')
  yourReference: string | null;

  @MayText('Document number of the customer.')
  externalDocumentNo: string | null;

  @HasText('Number of the customer who orders.')
  sellToCustomerNo: string;

  @MayText('Name of the customer who orders.')
  sellToCustomerName: string | null;

  @MayText('Sell to customer name 2.')
  sellToCustomerName2: string | null;

  @MayText('Number of the contact who orders; null when none.')
  sellToContactNo: string | null;

  @MayText('Name of the contact who orders.')
  sellToContact: string | null;

  @MayText('Sell to phone no.')
  sellToPhoneNo: string | null;

  @MayText('Sell to email.')
  sellToEmail: string | null;

  @HasText('Number of the customer who is invoiced.')
  billToCustomerNo: string;

  @MayText('Name of the customer who is invoiced.')
  billToName: string | null;

  @MayText('Bill to name 2.')
  billToName2: string | null;

  @MayText('Contact at the invoice address.')
  billToContact: string | null;

  @MayText('Code of the delivery address.')
  shipToCode: string | null;

  @MayText('Name at the delivery address.')
  shipToName: string | null;

  @MayText('Ship to name 2.')
  shipToName2: string | null;

  @MayText('Contact at the delivery address.')
  shipToContact: string | null;

  @HasDay('Date of the document.')
  documentDate: string;

  @MayDay('Date on which it counts in the ledgers.')
  postingDate: string | null;

  @MayDay('Day on which payment is due.')
  dueDate: string | null;

  @MayDay('Day on which the customer wants delivery; null when not said.')
  requestedDeliveryDate: string | null;

  @MayDay('Day of delivery that was promised; null when not said.')
  promisedDeliveryDate: string | null;

  @MayDay('Planned day of shipment.')
  shipmentDate: string | null;

  @MayText('Currency of the record; null for the local currency.')
  currencyCode: string | null;

  @HasDecimal('Units of the document currency for one of the local currency; 1 for local currency.')
  currencyFactor: string;

  @MayText('Payment terms; null when none.')
  paymentTermsCode: string | null;

  @MayText('Payment method; null when none.')
  paymentMethodCode: string | null;

  @HasDecimal('Discount for early payment in percent.')
  paymentDiscountPercent: string;

  @MayDay('Pmt discount date.')
  pmtDiscountDate: string | null;

  @HasDecimal('Part of the payment discount that lowers the VAT base, in percent.')
  vatBaseDiscountPercent: string;

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

  @HasFlag('Prices on its documents include VAT.')
  pricesIncludingVat: boolean;

  @MayText('Location it is shipped from; null when none.')
  locationCode: string | null;

  @MayText('Language of printed documents.')
  languageCode: string | null;

  @MayText('General business posting group.')
  genBusPostingGroup: string | null;

  @MayText('VAT business posting group.')
  vatBusPostingGroup: string | null;

  @MayText('Customer posting group.')
  customerPostingGroup: string | null;

  @Has(() => InvoiceDiscountCalculation, 'How the invoice discount is given.')
  invoiceDiscountCalculation: number;

  @HasDecimal('Invoice discount as an amount or in percent, as the calculation says.')
  invoiceDiscountValue: string;

  @MayText('Long description of the work.')
  workDescription: string | null;

  @MayText('Number of the opportunity it came of; null when none.')
  opportunityNo: string | null;

  @HasInt('How often the document number was used.')
  docNoOccurrence: number;

  @Has(() => Address, 'Address of the customer who orders.')
  sellToAddress: Address;

  @Has(() => Address, 'Address the invoice goes to.')
  billToAddress: Address;

  @Has(() => Address, 'Address the goods go to.')
  shipToAddress: Address;

  @May(() => CustomerType, 'The record that `sellToCustomerNo` names; null when none.')
  sellToCustomer: unknown;

  @May(() => CustomerType, 'The record that `billToCustomerNo` names; null when none.')
  billToCustomer: unknown;

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
}
