import type { DocumentKind } from '../document/document-kind';
import { CrmInvoiceState } from './invoice.options';
import { CRM_INVOICE_TRANSITIONS } from './invoice.transitions';

/** CRM invoices, as sales documents. */
export const CRM_INVOICE: DocumentKind = {
  noun: 'CRM invoice',
  lineNoun: 'CRM invoice line',
  table: 'crm.invoice',
  lineTable: 'crm.invoice_line',
  reference: 'invoiceId',
  number: 'invoiceNumber',
  series: 'invoice',
  transitions: CRM_INVOICE_TRANSITIONS,
  editableState: CrmInvoiceState.Active,
  remedy: 'Set the invoice active first, then change it.',
  bookkeeping: [],
  lineAmountsComeLater: true,
  mirrored: {
    stateCode: 'invoiceStateCode',
    isPriceLocked: 'invoiceIsPriceLocked',
    transactionCurrencyId: 'transactionCurrencyId',
  },
};
