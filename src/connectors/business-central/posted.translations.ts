import { Decimal } from 'decimal.js';
import { LedgerDocumentType } from '../../erp/customer-ledger-entry/customer-ledger-entry.options';
import type { Row } from '../../platform/database/record-table';
import { Refusal } from '../../platform/errors/refusal';
import { decimalOf, optionName, plainValue, type Payload, type Translation } from '../translation';
import { HEADER, LINE, numberOf } from './documents.translations';

const POSTED = new Set(['Open', 'Paid', 'Canceled', 'Corrective']);
const NO_ACCOUNT_DECIMALS = 2;

/** Posted invoices and shipments of Business Central's API. */
export const POSTED_TRANSLATIONS: readonly Translation[] = [
  {
    entity: 'salesShipments',
    table: 'erp.sales_shipment',
    naturalKey: ['number'],
    id: 'id',
    fields: { ...HEADER, orderNo: 'orderNumber', documentDate: documentDate('documentDate') },
    named: { documentDate: 'postingDate' },
  },
  {
    entity: 'salesShipmentLines',
    table: 'erp.sales_shipment_line',
    naturalKey: ['documentId', 'lineNo'],
    id: 'id',
    fields: { ...LINE, documentNumber: numberOf('erp.sales_shipment') },
  },
  {
    entity: 'salesInvoices',
    table: 'erp.sales_invoice',
    naturalKey: ['number'],
    id: 'id',
    fields: {
      ...HEADER,
      orderId: 'orderId',
      orderNo: 'orderNumber',
      documentDate: documentDate('invoiceDate'),
      yourReference: 'customerPurchaseOrderReference',
      pricesIncludingVat: 'pricesIncludeTax',
      cancelled: ({ status }) => optionName(status).trim() === 'Canceled',
    },
    named: { documentDate: 'invoiceDate' },
    refuses: refuseDraft,
    also: ledgerEntry,
  },
  {
    entity: 'salesInvoiceLines',
    table: 'erp.sales_invoice_line',
    naturalKey: ['documentId', 'lineNo'],
    id: 'id',
    fields: { ...LINE, documentNumber: numberOf('erp.sales_invoice') },
  },
];

function documentDate(field: string) {
  return (payload: Payload) => plainValue(payload[field] ?? payload.postingDate);
}

function refuseDraft({ status }: Payload): Refusal | null {
  const name = optionName(status).trim();
  if (POSTED.has(name)) return null;
  return new Refusal(
    'INVOICE_NOT_POSTED',
    `The invoice is in status ${name || '(blank)'}; only posted invoices are kept.`,
    { field: 'status', remedy: 'Post the invoice, or leave it out.' },
  );
}

// What the customer owes for the invoice: the API tells the open amount, not the payments behind it.
function ledgerEntry(payload: Payload, row: Row): { table: string; row: Row }[] {
  const amount = decimalOf(payload, 'totalAmountIncludingTax');
  const net = decimalOf(payload, 'totalAmountExcludingTax');
  const remaining = decimalOf(payload, 'remainingAmount');
  const inLocal = (value: Decimal): string =>
    value
      .div(String(row.currencyFactor ?? '1'))
      .toDecimalPlaces(NO_ACCOUNT_DECIMALS, Decimal.ROUND_HALF_UP)
      .toFixed();
  const entry: Row = {
    customerNo: row.billToCustomerNo ?? row.sellToCustomerNo ?? null,
    postingDate: row.postingDate ?? row.documentDate ?? null,
    documentDate: row.documentDate ?? null,
    documentType: LedgerDocumentType.Invoice,
    documentNumber: row.number ?? null,
    externalDocumentNo: row.externalDocumentNo ?? null,
    description: `Invoice ${String(row.number)}`,
    currencyCode: row.currencyCode ?? null,
    amount: amount.toFixed(),
    amountLcy: inLocal(amount),
    remainingAmount: remaining.toFixed(),
    remainingAmountLcy: inLocal(remaining),
    salesLcy: inLocal(net),
    open: !remaining.isZero(),
    dueDate: row.dueDate ?? null,
    salespersonCode: row.salespersonCode ?? null,
  };
  return [{ table: 'erp.customer_ledger_entry', row: entry }];
}
