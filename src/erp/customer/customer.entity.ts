import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Choice, Code, Decimal, Flag, Json, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';
import { Currency } from '../currency/currency.entity';
import { CustomerPriceGroup } from '../customer-price-group/customer-price-group.entity';
import { PaymentMethod } from '../payment-method/payment-method.entity';
import { PaymentTerms } from '../payment-terms/payment-terms.entity';
import { Salesperson } from '../salesperson/salesperson.entity';
import { ShipmentMethod } from '../shipment-method/shipment-method.entity';
import { ShippingAgent } from '../shipping-agent/shipping-agent.entity';

/** Somebody who buys from the company. */
@Entity({ schema: 'erp', name: 'customer' })
@Index(['creditLimitLcy', 'id'])
@Check('ck_customer_blocked', 'blocked BETWEEN 0 AND 3')
export class Customer extends SideRecord {
  /** Number that identifies the record to people; unique. */
  @Index({ unique: true })
  @Code(20, { required: true })
  number: string;

  /** Name. */
  @Index()
  @Text(100)
  name: string | null;

  /** Second line of the name. */
  @Text(50)
  name2: string | null;

  /** Upper-case name by which people search. */
  @Index()
  @Code(100)
  searchName: string | null;

  /** Address. */
  @Text(100)
  address: string | null;

  /** Address 2. */
  @Text(50)
  address2: string | null;

  /** Post code. */
  @Code(20)
  postCode: string | null;

  /** City. */
  @Index()
  @Text(30)
  city: string | null;

  /** County. */
  @Text(30)
  county: string | null;

  /** Country region code. */
  @Code(10)
  countryRegionCode: string | null;

  /** Name of the contact person, as text. */
  @Text(100)
  contact: string | null;

  /** Telephone number. */
  @Text(30)
  phoneNo: string | null;

  /** Mobile telephone number. */
  @Text(30)
  mobilePhoneNo: string | null;

  /** E-mail address. */
  @Index()
  @Text(80)
  email: string | null;

  /** Fax number. */
  @Text(30)
  faxNo: string | null;

  /** Web site. */
  @Text(255)
  homePage: string | null;

  /** Language of printed documents. */
  @Code(10)
  languageCode: string | null;

  /** Currency of the record; null for the local currency. */
  @Index()
  @ForeignKey<Currency>(() => Currency, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(10)
  currencyCode: string | null;

  /** Payment terms; null when none. */
  @Index()
  @ForeignKey<PaymentTerms>(() => PaymentTerms, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(10)
  paymentTermsCode: string | null;

  /** Payment method; null when none. */
  @ForeignKey<PaymentMethod>(() => PaymentMethod, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(10)
  paymentMethodCode: string | null;

  /** Shipment method; null when none. */
  @Index()
  @ForeignKey<ShipmentMethod>(() => ShipmentMethod, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(10)
  shipmentMethodCode: string | null;

  /** Shipping agent; null when none. */
  @Index()
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
  @Index()
  @ForeignKey<CustomerPriceGroup>(() => CustomerPriceGroup, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(10)
  customerPriceGroup: string | null;

  /** Credit limit in local currency; zero means no limit. */
  @Decimal({ required: true, default: '0' })
  creditLimitLcy: string;

  /** Number of the primary contact; null when none. */
  @Index()
  @Code(20)
  primaryContactNo: string | null;

  /** Number of the customer who is invoiced. */
  @Index()
  @Code(20)
  billToCustomerNo: string | null;

  /** What the record is blocked for. */
  @Index()
  @Choice({ required: true, default: 0 })
  blocked: number;

  /** Blocked for reasons of privacy. */
  @Flag()
  privacyBlocked: boolean;

  /** Prices on its documents include VAT. */
  @Flag()
  pricesIncludingVat: boolean;

  /** VAT registration number. */
  @Text(20)
  vatRegistrationNo: string | null;

  /** General business posting group. */
  @Code(20)
  genBusPostingGroup: string | null;

  /** VAT business posting group. */
  @Code(20)
  vatBusPostingGroup: string | null;

  /** Customer posting group. */
  @Code(20)
  customerPostingGroup: string | null;

  /** Location it is shipped from; null when none. */
  @Code(10)
  locationCode: string | null;

  /** Line discounts may apply on top. */
  @Flag({ default: true })
  allowLineDisc: boolean;

  /** Invoice disc code. */
  @Code(20)
  invoiceDiscCode: string | null;

  /** Partner type. */
  @Choice({ required: true, default: 0 })
  partnerType: number;

  /** User-defined fields by name. */
  @Json({ required: true, default: '{}' })
  userFields: object;
}
