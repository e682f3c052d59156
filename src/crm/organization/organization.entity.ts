import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Choice, Flag, Int, Ref, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';
import { CrmCurrency } from '../currency/currency.entity';
import { DiscountCalculationMethod } from './organization.options';

/** The one row of settings of the CRM itself: base currency, precisions and the numbering of documents. */
@Entity({ schema: 'crm', name: 'organization' })
@Unique(['singleton'])
@Check('ck_organization_one', 'singleton')
@Check('ck_organization_precision', 'currency_decimal_precision BETWEEN 0 AND 4')
@Check('ck_organization_discount_method', 'discount_calculation_method IN (0, 1)')
@Check('ck_organization_specifier', 'unique_specifier_length BETWEEN 4 AND 6')
@Check(
  'ck_organization_counters',
  'current_quote_number >= 0 AND current_order_number >= 0 AND current_invoice_number >= 0',
)
export class Organization extends SideRecord {
  /** Always true; unique, so that there is one row. */
  @Flag({ default: true })
  singleton: boolean;

  @Text(160, { required: true })
  name: string;

  /** Currency that exchange rates of the CRM are relative to. */
  @ForeignKey<CrmCurrency>(() => CrmCurrency)
  @Ref({ required: true })
  baseCurrencyId: string;

  /** Decimals of amounts; what a currency made by the integration gets as its precision. */
  @Int({ required: true, default: 2 })
  currencyDecimalPrecision: number;

  /** Orders are handed to an ERP: mirrors the one-way order integration. */
  @Flag()
  isSopIntegrationEnabled: boolean;

  @Choice({ required: true, default: DiscountCalculationMethod.LineItem })
  discountCalculationMethod: DiscountCalculationMethod;

  /** The CRM computes prices and totals itself; off only where a plug-in does it. */
  @Flag({ default: true })
  oobPriceCalculationEnabled: boolean;

  /** A product without a parent is active from the start instead of a draft. */
  @Flag()
  createProductsWithoutParentInActiveState: boolean;

  @Text(20, { required: true, default: 'QUO' })
  quotePrefix: string;

  /** Counter of the last quote number given, as in QUO-01001-C3N7K2. */
  @Int({ required: true, default: 1000 })
  currentQuoteNumber: number;

  @Text(20, { required: true, default: 'ORD' })
  orderPrefix: string;

  /** Counter of the last order number given. */
  @Int({ required: true, default: 1000 })
  currentOrderNumber: number;

  @Text(20, { required: true, default: 'INV' })
  invoicePrefix: string;

  /** Counter of the last invoice number given. */
  @Int({ required: true, default: 1000 })
  currentInvoiceNumber: number;

  /** Characters of the random suffix of a document number. */
  @Int({ required: true, default: 6 })
  uniqueSpecifierLength: number;
}
