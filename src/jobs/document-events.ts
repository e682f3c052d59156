import type { JobKindName } from '../sync/job/job-kinds';

/** The jobs that wait for what happens to documents, by the table that tells of it. */
export const DOCUMENT_EVENTS: Readonly<Record<string, readonly JobKindName[]>> = {
  'crm.sales_order': ['AUTO_CREATE_ORDERS'],
  'crm.quote': ['AUTO_PROCESS_QUOTES'],
  'crm.note': ['ORDER_NOTES'],
  'erp.note': ['ORDER_NOTES'],
  'erp.sales_order': ['ORDER_STATUS'],
  'erp.sales_shipment': ['ORDER_STATUS'],
  'erp.sales_invoice': ['POSTED_INVOICES', 'ACCOUNT_STATISTICS'],
  'erp.sales_document_archive': ['ARCHIVED_ORDERS'],
  'erp.customer_ledger_entry': ['ACCOUNT_STATISTICS'],
  'erp.item_ledger_entry': ['ITEM_AVAILABILITY'],
};
