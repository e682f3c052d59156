import { nounResolver, type NounQueries } from '../common/lists/noun.resolver';
import type { ReadableSettings } from '../common/read/readable';
import { declareHistory, withHistory } from '../sync/journal/sync-history';
import { companyReads } from './company/company.reads';
import { CompanyType } from './company/company.type';
import { generalLedgerSetupReads } from './general-ledger-setup/general-ledger-setup.reads';
import { GeneralLedgerSetupType } from './general-ledger-setup/general-ledger-setup.type';
import { salesSetupReads } from './sales-setup/sales-setup.reads';
import { noteReads } from './note/note.reads';
import { NoteType } from './note/note.type';
import { numberSeriesReads } from './number-series/number-series.reads';
import { NumberSeriesType } from './number-series/number-series.type';
import { countryRegionReads } from './country-region/country-region.reads';
import { CountryRegionType } from './country-region/country-region.type';
import { currencyReads } from './currency/currency.reads';
import { CurrencyType } from './currency/currency.type';
import { currencyExchangeRateReads } from './currency-exchange-rate/currency-exchange-rate.reads';
import { CurrencyExchangeRateType } from './currency-exchange-rate/currency-exchange-rate.type';
import { glAccountReads } from './gl-account/gl-account.reads';
import { GlAccountType } from './gl-account/gl-account.type';
import { paymentTermsReads } from './payment-terms/payment-terms.reads';
import { PaymentTermsType } from './payment-terms/payment-terms.type';
import { shipmentMethodReads } from './shipment-method/shipment-method.reads';
import { ShipmentMethodType } from './shipment-method/shipment-method.type';
import { shippingAgentReads } from './shipping-agent/shipping-agent.reads';
import { ShippingAgentType } from './shipping-agent/shipping-agent.type';
import { salespersonReads } from './salesperson/salesperson.reads';
import { SalespersonType } from './salesperson/salesperson.type';
import { unitOfMeasureReads } from './unit-of-measure/unit-of-measure.reads';
import { UnitOfMeasureType } from './unit-of-measure/unit-of-measure.type';
import { unitGroupReads } from './unit-group/unit-group.reads';
import { UnitGroupType } from './unit-group/unit-group.type';
import { customerPriceGroupReads } from './customer-price-group/customer-price-group.reads';
import { CustomerPriceGroupType } from './customer-price-group/customer-price-group.type';
import { customerReads } from './customer/customer.reads';
import { CustomerType } from './customer/customer.type';
import { vendorReads } from './vendor/vendor.reads';
import { VendorType } from './vendor/vendor.type';
import { contactReads } from './contact/contact.reads';
import { ContactType } from './contact/contact.type';
import { itemReads } from './item/item.reads';
import { ItemType } from './item/item.type';
import { itemUnitReads } from './item-unit/item-unit.reads';
import { ItemUnitType } from './item-unit/item-unit.type';
import { itemLedgerEntryReads } from './item-ledger-entry/item-ledger-entry.reads';
import { ItemLedgerEntryType } from './item-ledger-entry/item-ledger-entry.type';
import { resourceReads } from './resource/resource.reads';
import { ResourceType } from './resource/resource.type';
import { resourceUnitReads } from './resource-unit/resource-unit.reads';
import { ResourceUnitType } from './resource-unit/resource-unit.type';
import { SALES_PRICE_KEY } from './sales-price/sales-price.key';
import { salesPriceReads } from './sales-price/sales-price.reads';
import { SalesPriceType } from './sales-price/sales-price.type';
import { salesPriceListLineReads, salesPriceListReads } from './price-list/price-list.reads';
import { SalesPriceListLineType } from './price-list/price-list-line.type';
import { SalesPriceListType } from './price-list/price-list.type';
import { opportunityReads } from './opportunity/opportunity.reads';
import { OpportunityType } from './opportunity/opportunity.type';
import { salesQuoteReads } from './sales-quote/sales-quote.reads';
import { SalesQuoteType } from './sales-quote/sales-quote.type';
import { salesQuoteLineReads } from './sales-quote/sales-quote-line.reads';
import { salesOrderReads } from './sales-order/sales-order.reads';
import { SalesOrderType } from './sales-order/sales-order.type';
import { salesOrderLineReads } from './sales-order/sales-order-line.reads';
import { ARCHIVE_KEY } from './sales-document-archive/sales-document-archive.key';
import { salesDocumentArchiveReads } from './sales-document-archive/sales-document-archive.reads';
import { SalesDocumentArchiveType } from './sales-document-archive/sales-document-archive.type';
import { salesDocumentArchiveLineReads } from './sales-document-archive/sales-document-archive-line.reads';
import { salesShipmentReads } from './sales-shipment/sales-shipment.reads';
import { SalesShipmentType } from './sales-shipment/sales-shipment.type';
import { salesShipmentLineReads } from './sales-shipment/sales-shipment-line.reads';
import { salesInvoiceReads } from './posted-invoice/posted-invoice.reads';
import { SalesInvoiceType } from './posted-invoice/posted-invoice.type';
import { salesInvoiceLineReads } from './posted-invoice/sales-invoice-line.reads';
import { salesCreditMemoReads } from './posted-credit-memo/posted-credit-memo.reads';
import { SalesCreditMemoType } from './posted-credit-memo/posted-credit-memo.type';
import { salesCreditMemoLineReads } from './posted-credit-memo/sales-credit-memo-line.reads';
import { customerLedgerEntryReads } from './customer-ledger-entry/customer-ledger-entry.reads';
import { CustomerLedgerEntryType } from './customer-ledger-entry/customer-ledger-entry.type';

const NOUNS: NounQueries[] = [
  {
    reads: generalLedgerSetupReads,
    type: GeneralLedgerSetupType,
    singular: 'generalLedgerSetup',
    plural: 'generalLedgerSetups',
    keys: ['lcyCode'],
  },
  {
    reads: numberSeriesReads,
    type: NumberSeriesType,
    singular: 'numberSeries',
    plural: 'numberSeriesList',
    keys: ['code'],
  },
  { reads: noteReads, type: NoteType, singular: 'note', plural: 'notes' },
  {
    reads: countryRegionReads,
    type: CountryRegionType,
    singular: 'countryRegion',
    plural: 'countryRegions',
    keys: ['code'],
  },
  {
    reads: currencyReads,
    type: CurrencyType,
    singular: 'currency',
    plural: 'currencies',
    keys: ['code'],
  },
  {
    reads: currencyExchangeRateReads,
    type: CurrencyExchangeRateType,
    singular: 'currencyExchangeRate',
    plural: 'currencyExchangeRates',
    compositeKey: {
      currencyCode: { kind: 'text', description: 'Code of the currency.' },
      startingDate: { kind: 'date', description: 'First day of the rate.' },
    },
  },
  {
    reads: glAccountReads,
    type: GlAccountType,
    singular: 'glAccount',
    plural: 'glAccounts',
    keys: ['number'],
  },
  {
    reads: paymentTermsReads,
    type: PaymentTermsType,
    singular: 'paymentTerms',
    plural: 'paymentTermsList',
    keys: ['code'],
  },
  {
    reads: shipmentMethodReads,
    type: ShipmentMethodType,
    singular: 'shipmentMethod',
    plural: 'shipmentMethods',
    keys: ['code'],
  },
  {
    reads: shippingAgentReads,
    type: ShippingAgentType,
    singular: 'shippingAgent',
    plural: 'shippingAgents',
    keys: ['code'],
  },
  {
    reads: salespersonReads,
    type: SalespersonType,
    singular: 'salesperson',
    plural: 'salespeople',
    keys: ['code'],
  },
  {
    reads: unitOfMeasureReads,
    type: UnitOfMeasureType,
    singular: 'unitOfMeasure',
    plural: 'unitsOfMeasure',
    keys: ['code'],
  },
  {
    reads: unitGroupReads,
    type: UnitGroupType,
    singular: 'unitGroup',
    plural: 'unitGroups',
    keys: ['code'],
  },
  {
    reads: customerPriceGroupReads,
    type: CustomerPriceGroupType,
    singular: 'customerPriceGroup',
    plural: 'customerPriceGroups',
    keys: ['code'],
  },
  {
    reads: customerReads,
    type: CustomerType,
    singular: 'customer',
    plural: 'customers',
    keys: ['number'],
  },
  { reads: vendorReads, type: VendorType, singular: 'vendor', plural: 'vendors', keys: ['number'] },
  {
    reads: contactReads,
    type: ContactType,
    singular: 'contact',
    plural: 'contacts',
    keys: ['number'],
  },
  { reads: itemReads, type: ItemType, singular: 'item', plural: 'items', keys: ['number'] },
  {
    reads: itemUnitReads,
    type: ItemUnitType,
    singular: 'itemUnit',
    plural: 'itemUnits',
    compositeKey: {
      itemNo: { kind: 'text', description: 'Number of the item.' },
      code: { kind: 'text', description: 'Code of the unit.' },
    },
  },
  {
    reads: resourceUnitReads,
    type: ResourceUnitType,
    singular: 'resourceUnit',
    plural: 'resourceUnits',
    compositeKey: {
      resourceNo: { kind: 'text', description: 'Number of the resource.' },
      code: { kind: 'text', description: 'Code of the unit.' },
    },
  },
  {
    reads: companyReads,
    type: CompanyType,
    singular: 'company',
    plural: 'companies',
    keys: ['name'],
  },
  {
    reads: itemLedgerEntryReads,
    type: ItemLedgerEntryType,
    singular: 'itemLedgerEntry',
    plural: 'itemLedgerEntries',
    keys: ['entryNo'],
  },
  {
    reads: resourceReads,
    type: ResourceType,
    singular: 'resource',
    plural: 'resources',
    keys: ['number'],
  },
  {
    reads: salesPriceReads,
    type: SalesPriceType,
    singular: 'salesPrice',
    plural: 'salesPrices',
    compositeKey: SALES_PRICE_KEY,
  },
  {
    reads: salesPriceListReads,
    type: SalesPriceListType,
    singular: 'salesPriceList',
    plural: 'salesPriceLists',
    keys: ['code'],
  },
  {
    reads: salesPriceListLineReads,
    type: SalesPriceListLineType,
    singular: 'salesPriceListLine',
    plural: 'salesPriceListLines',
    compositeKey: {
      priceListCode: { kind: 'text', description: 'Code of the price list.' },
      lineNo: { kind: 'int', description: 'Number of the line.' },
    },
  },
  {
    reads: opportunityReads,
    type: OpportunityType,
    singular: 'opportunity',
    plural: 'opportunities',
    keys: ['number'],
  },
  {
    reads: salesQuoteReads,
    type: SalesQuoteType,
    singular: 'quote',
    plural: 'quotes',
    keys: ['number'],
  },
  {
    reads: salesOrderReads,
    type: SalesOrderType,
    singular: 'order',
    plural: 'orders',
    keys: ['number'],
  },
  {
    reads: salesDocumentArchiveReads,
    type: SalesDocumentArchiveType,
    singular: 'archivedDocument',
    plural: 'archivedDocuments',
    compositeKey: ARCHIVE_KEY,
  },
  {
    reads: salesShipmentReads,
    type: SalesShipmentType,
    singular: 'shipment',
    plural: 'shipments',
    keys: ['number'],
  },
  {
    reads: salesInvoiceReads,
    type: SalesInvoiceType,
    singular: 'invoice',
    plural: 'invoices',
    keys: ['number'],
  },
  {
    reads: salesCreditMemoReads,
    type: SalesCreditMemoType,
    singular: 'creditMemo',
    plural: 'creditMemos',
    keys: ['number'],
  },
  {
    reads: customerLedgerEntryReads,
    type: CustomerLedgerEntryType,
    singular: 'customerLedgerEntry',
    plural: 'customerLedgerEntries',
    keys: ['entryNo'],
  },
];

declareHistory(NOUNS);

/** What the API reads of the ERP. */
export const erpReads: ReadableSettings[] = withHistory(NOUNS, [
  companyReads,
  generalLedgerSetupReads,
  salesSetupReads,
  numberSeriesReads,
  noteReads,
  countryRegionReads,
  currencyReads,
  currencyExchangeRateReads,
  glAccountReads,
  paymentTermsReads,
  shipmentMethodReads,
  shippingAgentReads,
  salespersonReads,
  unitOfMeasureReads,
  unitGroupReads,
  customerPriceGroupReads,
  customerReads,
  vendorReads,
  contactReads,
  itemReads,
  itemUnitReads,
  itemLedgerEntryReads,
  resourceReads,
  resourceUnitReads,
  salesPriceReads,
  salesPriceListReads,
  salesPriceListLineReads,
  opportunityReads,
  salesQuoteReads,
  salesQuoteLineReads,
  salesOrderReads,
  salesOrderLineReads,
  salesDocumentArchiveReads,
  salesDocumentArchiveLineReads,
  salesShipmentReads,
  salesShipmentLineReads,
  salesInvoiceReads,
  salesInvoiceLineReads,
  salesCreditMemoReads,
  salesCreditMemoLineReads,
  customerLedgerEntryReads,
]);

/** Query resolvers of the ERP's nouns. */
export const erpNounResolvers = NOUNS.map(nounResolver);
