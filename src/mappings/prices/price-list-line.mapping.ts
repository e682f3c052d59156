import type { MappingDefinition } from '../../sync/mapping/mapping-definition';

/** Price list lines (new sales pricing). */
export const priceListLineMapping: MappingDefinition = {
  name: 'PLLINE-PRODPRICE',
  title: 'Price list lines (new sales pricing)',
  erpTable: 'erp.price_list_line',
  crmTable: 'crm.price_list_line',
  direction: 'TO_CRM',
  onlyCoupled: false,
  erpFilter: [{ field: 'priceType', operator: 'eq', value: 1 }, { field: 'amountType', operator: 'eq', value: 17 }, { field: 'assetType', operator: 'in', value: [10, 30] }, { field: 'minimumQuantity', operator: 'eq', value: '0' }],
  crmFilter: [],
  when: [{ setting: 'salesConnection', equals: true }, { setting: 'extendedPriceCalculation', equals: true }],
  intervalMinutes: 30,
  inactivityMinutes: 1440,
  dependsOn: [{ mapping: 'PLHEADER-PRICE' }, { mapping: 'ITEM-PRODUCT' }],
  fields: [
    { erpField: 'priceListCode', crmField: 'priceLevelId', direction: 'TO_CRM', rule: 'T-LOOKUP', refersTo: { mapping: 'PLHEADER-PRICE', erpKey: 'code' }, crmAccess: 'create' },
    { erpField: 'assetNo', crmField: 'productId', direction: 'TO_CRM', rule: 'T-LOOKUP', refersTo: { mapping: 'ITEM-PRODUCT', erpKey: 'number' } },
    { erpField: 'assetNo', crmField: 'productNumber', direction: 'TO_CRM', rule: 'T-READONLY', crmAccess: 'read' },
    { erpField: 'currencyCode', crmField: 'transactionCurrencyId', direction: 'TO_CRM', rule: 'T-CURRENCY', refersTo: { mapping: 'CURRENCY', erpKey: 'code' }, crmAccess: 'update' },
    { erpField: null, crmField: 'pricingMethodCode', direction: 'TO_CRM', constant: '1', rule: 'T-CONST-CRM', validate: false },
    { erpField: 'unitOfMeasureCode', crmField: 'uomId', direction: 'TO_CRM', rule: 'T-UOM-PRICE', when: { setting: 'unitGroupMapping', equals: true } },
    { erpField: 'unitOfMeasureCode', crmField: 'uomScheduleId', direction: 'TO_CRM', rule: 'T-UOM-PRICE-LEGACY', refersTo: { mapping: 'UNIT OF MEASURE', erpKey: 'code' }, when: { setting: 'unitGroupMapping', equals: false } },
    { erpField: 'unitPrice', crmField: 'amount', direction: 'TO_CRM' },
  ],
  syncAfterCoupling: false,
  createOnNoMatch: false,
  clearsCompany: true,
  deletionPolicy: 'NONE',
  updatePolicy: 'MERGE',
  fullSync: true,
};
