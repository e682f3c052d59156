import type { DocumentName } from './conversion.errors';

/** The tables of a kind of CRM document. */
export interface DocumentTables {
  readonly kind: DocumentName['kind'];
  readonly table: string;
  readonly lineTable: string;
  /** Property of a line, and its column, that refers to the document. */
  readonly reference: { readonly property: string; readonly column: string };
  /** Property of the document that holds its number. */
  readonly number: string;
}

/** CRM orders. */
export const ORDER_TABLES: DocumentTables = {
  kind: 'order',
  table: 'crm.sales_order',
  lineTable: 'crm.sales_order_line',
  reference: { property: 'salesOrderId', column: 'sales_order_id' },
  number: 'orderNumber',
};

/** CRM quotes. */
export const QUOTE_TABLES: DocumentTables = {
  kind: 'quote',
  table: 'crm.quote',
  lineTable: 'crm.quote_line',
  reference: { property: 'quoteId', column: 'quote_id' },
  number: 'quoteNumber',
};
