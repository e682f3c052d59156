import type { MappingDefinition } from '../../sync/mapping/mapping-definition';

/** Posted sales invoice lines. */
export const postedInvoiceLineMapping: MappingDefinition = {
  name: 'POSTEDSALESLINE-INV',
  title: 'Posted sales invoice lines',
  erpTable: 'erp.sales_invoice_line',
  crmTable: 'crm.invoice_line',
  direction: 'TO_CRM',
  onlyCoupled: false,
  erpFilter: [],
  crmFilter: [],
  when: [{ setting: 'salesConnection', equals: true }],
  intervalMinutes: null,
  inactivityMinutes: null,
  dependsOn: [{ mapping: 'POSTEDSALESINV-INV' }],
  fields: [
    { erpField: 'quantity', crmField: 'quantity', direction: 'TO_CRM' },
    { erpField: 'lineDiscountAmount', crmField: 'manualDiscountAmount', direction: 'TO_CRM', rule: 'T-OVERWRITTEN' },
    { erpField: 'unitPrice', crmField: 'pricePerUnit', direction: 'TO_CRM', rule: 'T-PRICE-VAT' },
    { erpField: null, crmField: 'isPriceOverridden', direction: 'TO_CRM', constant: 'True', rule: 'T-CONST-CRM' },
    { erpField: 'amount', crmField: 'baseAmount', direction: 'TO_CRM', rule: 'T-OVERWRITTEN', crmAccess: 'update' },
    { erpField: 'amountIncludingVat', crmField: 'extendedAmount', direction: 'TO_CRM', rule: 'T-OVERWRITTEN', crmAccess: 'update' },
  ],
  syncAfterCoupling: false,
  createOnNoMatch: false,
  clearsCompany: false,
  deletionPolicy: 'NONE',
  updatePolicy: 'MERGE',
  lines: true,
  fullSync: false,
};
