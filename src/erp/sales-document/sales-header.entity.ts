import { ForeignKey, Index } from 'typeorm';
import { Choice, Code, Day, Decimal, Flag, Int, Memo, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';
import { Currency } from '../currency/currency.entity';
import { Customer } from '../customer/customer.entity';
import { PaymentMethod } from '../payment-method/payment-method.entity';
import { PaymentTerms } from '../payment-terms/payment-terms.entity';
import { Salesperson } from '../salesperson/salesperson.entity';
import { ShipmentMethod } from '../shipment-method/shipment-method.entity';
import { ShippingAgent } from '../shipping-agent/shipping-agent.entity';

/** What the header of every sales document of the ERP says: who buys, who pays, where it goes, on which terms. */
export abstract class SalesHeader extends SideRecord {
  /** Reference of the customer; number of the CRM document it came from. */
  @Index()
  @Text(35)
  yourReference: string | null;

  /** Document number of the customer. */
  @Index()
  @Code(35)
  externalDocumentNo: string | null;

  /** Number of the customer who orders. */
  @Index()
  @ForeignKey<Customer>(() => Customer, (r) => r.number, { onUpdate: 'CASCADE' })
  @Code(20, { required: true })
  sellToCustomerNo: string;

  /** Name of the customer who orders. */
  @Text(100)
  sellToCustomerName: string | null;

  /** Sell to customer name 2. */
  @Text(50)
  sellToCustomerName2: string | null;

  /** Sell to address. */
  @Text(100)
  sellToAddress: string | null;

  /** Sell to address 2. */
  @Text(50)
  sellToAddress2: string | null;

  /** Sell to post code. */
  @Code(20)
  sellToPostCode: string | null;

  /** Sell to city. */
  @Text(30)
  sellToCity: string | null;

  /** Sell to county. */
  @Text(30)
  sellToCounty: string | null;

  /** Sell to country region code. */
  @Code(10)
  sellToCountryRegionCode: string | null;

  /** Number of the contact who orders; null when none. */
  @Code(20)
  sellToContactNo: string | null;

  /** Name of the contact who orders. */
  @Text(100)
  sellToContact: string | null;

  /** Sell to phone no. */
  @Text(30)
  sellToPhoneNo: string | null;

  /** Sell to email. */
  @Text(80)
  sellToEmail: string | null;

  /** Number of the customer who is invoiced. */
  @Index()
  @ForeignKey<Customer>(() => Customer, (r) => r.number, { onUpdate: 'CASCADE' })
  @Code(20, { required: true })
  billToCustomerNo: string;

  /** Name of the customer who is invoiced. */
  @Text(100)
  billToName: string | null;

  /** Bill to name 2. */
  @Text(50)
  billToName2: string | null;

  /** Bill to address. */
  @Text(100)
  billToAddress: string | null;

  /** Bill to address 2. */
  @Text(50)
  billToAddress2: string | null;

  /** Bill to post code. */
  @Code(20)
  billToPostCode: string | null;

  /** Bill to city. */
  @Text(30)
  billToCity: string | null;

  /** Bill to county. */
  @Text(30)
  billToCounty: string | null;

  /** Bill to country region code. */
  @Code(10)
  billToCountryRegionCode: string | null;

  /** Contact at the invoice address. */
  @Text(100)
  billToContact: string | null;

  /** Code of the delivery address. */
  @Code(10)
  shipToCode: string | null;

  /** Name at the delivery address. */
  @Text(100)
  shipToName: string | null;

  /** Ship to name 2. */
  @Text(50)
  shipToName2: string | null;

  /** Ship to address. */
  @Text(100)
  shipToAddress: string | null;

  /** Ship to address 2. */
  @Text(50)
  shipToAddress2: string | null;

  /** Ship to post code. */
  @Code(20)
  shipToPostCode: string | null;

  /** Ship to city. */
  @Text(30)
  shipToCity: string | null;

  /** Ship to county. */
  @Text(30)
  shipToCounty: string | null;

  /** Ship to country region code. */
  @Code(10)
  shipToCountryRegionCode: string | null;

  /** Contact at the delivery address. */
  @Text(100)
  shipToContact: string | null;

  /** Date of the document. */
  @Day({ required: true })
  documentDate: string;

  /** Date on which it counts in the ledgers. */
  @Day()
  postingDate: string | null;

  /** Day on which payment is due. */
  @Day()
  dueDate: string | null;

  /** Day on which the customer wants delivery; null when not said. */
  @Day()
  requestedDeliveryDate: string | null;

  /** Day of delivery that was promised; null when not said. */
  @Day()
  promisedDeliveryDate: string | null;

  /** Planned day of shipment. */
  @Day()
  shipmentDate: string | null;

  /** Currency of the record; null for the local currency. */
  @Index()
  @ForeignKey<Currency>(() => Currency, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(10)
  currencyCode: string | null;

  /** Units of the document currency for one of the local currency; 1 for local currency. */
  @Decimal({ required: true, default: '1' })
  currencyFactor: string;

  /** Payment terms; null when none. */
  @ForeignKey<PaymentTerms>(() => PaymentTerms, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(10)
  paymentTermsCode: string | null;

  /** Payment method; null when none. */
  @ForeignKey<PaymentMethod>(() => PaymentMethod, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(10)
  paymentMethodCode: string | null;

  /** Discount for early payment in percent. */
  @Decimal({ required: true, default: '0' })
  paymentDiscountPercent: string;

  /** Pmt discount date. */
  @Day()
  pmtDiscountDate: string | null;

  /** Part of the payment discount that lowers the VAT base, in percent. */
  @Decimal({ required: true, default: '0' })
  vatBaseDiscountPercent: string;

  /** Shipment method; null when none. */
  @ForeignKey<ShipmentMethod>(() => ShipmentMethod, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(10)
  shipmentMethodCode: string | null;

  /** Shipping agent; null when none. */
  @ForeignKey<ShippingAgent>(() => ShippingAgent, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(10)
  shippingAgentCode: string | null;

  /** Service of the shipping agent; null when none. */
  @Code(10)
  shippingAgentServiceCode: string | null;

  /** Code of the salesperson; null when nobody is responsible. */
  @Index()
  @ForeignKey<Salesperson>(() => Salesperson, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(20)
  salespersonCode: string | null;

  /** Customer price group; null when list prices apply. */
  @Code(10)
  customerPriceGroup: string | null;

  /** Prices on its documents include VAT. */
  @Flag()
  pricesIncludingVat: boolean;

  /** Location it is shipped from; null when none. */
  @Code(10)
  locationCode: string | null;

  /** Language of printed documents. */
  @Code(10)
  languageCode: string | null;

  /** General business posting group. */
  @Code(20)
  genBusPostingGroup: string | null;

  /** VAT business posting group. */
  @Code(20)
  vatBusPostingGroup: string | null;

  /** Customer posting group. */
  @Code(20)
  customerPostingGroup: string | null;

  /** How the invoice discount is given. */
  @Choice({ required: true, default: 0 })
  invoiceDiscountCalculation: number;

  /** Invoice discount as an amount or in percent, as the calculation says. */
  @Decimal({ required: true, default: '0' })
  invoiceDiscountValue: string;

  /** Long description of the work. */
  @Memo()
  workDescription: string | null;

  /** Opportunity no. */
  @Code(20)
  opportunityNo: string | null;

  /** How often the document number was used. */
  @Int({ required: true, default: 1 })
  docNoOccurrence: number;
}
