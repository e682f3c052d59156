import type { DocumentKind } from '../document/document-kind';
import { CrmOrderState } from './order.options';
import { CRM_ORDER_TRANSITIONS } from './order.transitions';

/** CRM orders, as sales documents. */
export const CRM_ORDER: DocumentKind = {
  noun: 'CRM order',
  lineNoun: 'CRM order line',
  table: 'crm.sales_order',
  lineTable: 'crm.sales_order_line',
  reference: 'salesOrderId',
  number: 'orderNumber',
  series: 'order',
  transitions: CRM_ORDER_TRANSITIONS,
  editableState: CrmOrderState.Active,
  remedy: 'Set a submitted order back to active, change it and submit it again.',
  bookkeeping: [
    'lastBackOfficeSubmit',
    'companyId',
    'businessCentralOrderNumber',
    'businessCentralDocumentOccurrenceNumber',
  ],
  lineAmountsComeLater: false,
  mirrored: {
    stateCode: 'salesOrderStateCode',
    isPriceLocked: 'salesOrderIsPriceLocked',
    transactionCurrencyId: 'transactionCurrencyId',
  },
};
