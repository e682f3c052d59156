import type { RecordTables } from '../platform/database/record-tables';
import type { RecordWriter } from '../platform/database/record-writer';
import { ErpWriter } from './common/erp-writer';
import { CompanyWriter } from './company/company.writer';
import { ContactWriter } from './contact/contact.writer';
import { ContactBusinessRelationWriter } from './contact-business-relation/contact-business-relation.writer';
import { CountryRegionWriter } from './country-region/country-region.writer';
import { CurrencyWriter } from './currency/currency.writer';
import { CurrencyExchangeRateWriter } from './currency-exchange-rate/currency-exchange-rate.writer';
import { CustomerWriter } from './customer/customer.writer';
import { CustomerPriceGroupWriter } from './customer-price-group/customer-price-group.writer';
import { CustomerTemplateWriter } from './customer-template/customer-template.writer';
import { GeneralLedgerSetupWriter } from './general-ledger-setup/general-ledger-setup.writer';
import { GlAccountWriter } from './gl-account/gl-account.writer';
import { ItemWriter } from './item/item.writer';
import { ItemLedgerEntryWriter } from './item-ledger-entry/item-ledger-entry.writer';
import { ItemUnitWriter } from './item-unit/item-unit.writer';
import { NoteWriter } from './note/note.writer';
import { NumberSeriesWriter } from './number-series/number-series.writer';
import { OpportunityWriter } from './opportunity/opportunity.writer';
import { PaymentMethodWriter } from './payment-method/payment-method.writer';
import { PaymentTermsWriter } from './payment-terms/payment-terms.writer';
import { ErpPriceListWriter } from './price-list/price-list.writer';
import { ErpPriceListLineWriter } from './price-list/price-list-line.writer';
import { ResourceWriter } from './resource/resource.writer';
import { ResourceUnitWriter } from './resource-unit/resource-unit.writer';
import { SalesPriceWriter } from './sales-price/sales-price.writer';
import { SalesSetupWriter } from './sales-setup/sales-setup.writer';
import { SalespersonWriter } from './salesperson/salesperson.writer';
import { ShipmentMethodWriter } from './shipment-method/shipment-method.writer';
import { ShippingAgentWriter } from './shipping-agent/shipping-agent.writer';
import { UnitGroupWriter } from './unit-group/unit-group.writer';
import { UnitOfMeasureWriter } from './unit-of-measure/unit-of-measure.writer';
import { VatPostingSetupWriter } from './vat-posting-setup/vat-posting-setup.writer';
import { VendorWriter } from './vendor/vendor.writer';

const NOUNS = [
  CompanyWriter,
  ContactBusinessRelationWriter,
  ContactWriter,
  CountryRegionWriter,
  CurrencyExchangeRateWriter,
  CurrencyWriter,
  CustomerPriceGroupWriter,
  CustomerTemplateWriter,
  CustomerWriter,
  ErpPriceListLineWriter,
  ErpPriceListWriter,
  GeneralLedgerSetupWriter,
  GlAccountWriter,
  ItemLedgerEntryWriter,
  ItemUnitWriter,
  ItemWriter,
  NoteWriter,
  NumberSeriesWriter,
  OpportunityWriter,
  PaymentMethodWriter,
  PaymentTermsWriter,
  ResourceUnitWriter,
  ResourceWriter,
  SalesPriceWriter,
  SalesSetupWriter,
  SalespersonWriter,
  ShipmentMethodWriter,
  ShippingAgentWriter,
  UnitGroupWriter,
  UnitOfMeasureWriter,
  VatPostingSetupWriter,
  VendorWriter,
];

/** Tables whose life is the business of verbs; their writers store rows as they come. */
const STORED: readonly (readonly [table: string, noun: string, key: string])[] = [
  ['erp.sales_quote', 'Sales quote', 'number'],
  ['erp.sales_quote_line', 'Sales quote line', 'lineNo'],
  ['erp.sales_order', 'Sales order', 'number'],
  ['erp.sales_order_line', 'Sales order line', 'lineNo'],
  ['erp.sales_document_archive', 'Archived sales document', 'number'],
  ['erp.sales_document_archive_line', 'Archived sales document line', 'lineNo'],
  ['erp.sales_shipment', 'Sales shipment', 'number'],
  ['erp.sales_shipment_line', 'Sales shipment line', 'lineNo'],
  ['erp.sales_invoice', 'Sales invoice', 'number'],
  ['erp.sales_invoice_line', 'Sales invoice line', 'lineNo'],
  ['erp.sales_credit_memo', 'Sales credit memo', 'number'],
  ['erp.sales_credit_memo_line', 'Sales credit memo line', 'lineNo'],
  ['erp.customer_ledger_entry', 'Customer ledger entry', 'entryNo'],
  ['erp.detailed_customer_ledger_entry', 'Detailed customer ledger entry', 'entryNo'],
  ['erp.open_sales_line', 'Open sales line', 'documentNumber'],
  ['erp.accounting_period', 'Accounting period', 'startingDate'],
];

/** Nouns that make further records when they are written, which a load brings along itself. */
const MAKERS: readonly (readonly [table: string, noun: string, key: string])[] = [
  ['erp.customer', 'Customer', 'number'],
  ['erp.vendor', 'Vendor', 'number'],
  ['erp.contact', 'Contact', 'number'],
];

/** The writer of every table of the ERP, by table name, as one lives in the ERP: numbers are drawn, contacts made. */
export function erpWriters(tables: RecordTables): Map<string, RecordWriter> {
  return byTable([...NOUNS.map((Writer) => new Writer(tables)), ...plain(tables, STORED)]);
}

/**
 * The writers for loading what another ERP has: customers, vendors and contacts are stored as they come,
 * without templates, numbers or company contacts; all other nouns keep their rules.
 */
export function erpLoaders(tables: RecordTables): Map<string, RecordWriter> {
  return new Map([...erpWriters(tables), ...byTable(plain(tables, MAKERS))]);
}

function plain(
  tables: RecordTables,
  nouns: readonly (readonly [table: string, noun: string, key: string])[],
): ErpWriter[] {
  return nouns.map(([table, noun, key]) => new ErpWriter(tables.get(table), noun, key));
}

function byTable(writers: readonly RecordWriter[]): Map<string, RecordWriter> {
  return new Map(writers.map((writer) => [writer.table.name, writer]));
}
