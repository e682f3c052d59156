import type { MappingDefinition } from '../../sync/mapping/mapping-definition';

/** Price lists (new sales pricing). */
export const priceListHeaderMapping: MappingDefinition = {
  name: 'PLHEADER-PRICE',
  title: 'Price lists (new sales pricing)',
  erpTable: 'erp.price_list',
  crmTable: 'crm.price_list',
  direction: 'TO_CRM',
  onlyCoupled: true,
  erpFilter: [
    { field: 'priceType', operator: 'eq', value: 1 },
    { field: 'amountType', operator: 'eq', value: 17 },
    { field: 'synchronizedWithCrm', operator: 'eq', value: true },
  ],
  crmFilter: [{ field: 'companyId', operator: 'in', value: ['{company}', null] }],
  when: [
    { setting: 'salesConnection', equals: true },
    { setting: 'extendedPriceCalculation', equals: true },
  ],
  intervalMinutes: 30,
  inactivityMinutes: 1440,
  dependsOn: [{ mapping: 'CURRENCY' }, { mapping: 'ITEM-PRODUCT' }],
  fields: [
    { erpField: 'code', crmField: 'name', direction: 'TO_CRM' },
    { erpField: 'description', crmField: 'description', direction: 'TO_CRM', rule: 'T-MEMO' },
    {
      erpField: 'currencyCode',
      crmField: 'transactionCurrencyId',
      direction: 'TO_CRM',
      rule: 'T-CURRENCY',
      refersTo: { mapping: 'CURRENCY', erpKey: 'code' },
      crmAccess: 'create',
    },
    { erpField: 'startingDate', crmField: 'beginDate', direction: 'TO_CRM' },
    { erpField: 'endingDate', crmField: 'endDate', direction: 'TO_CRM' },
  ],
  syncAfterCoupling: false,
  createOnNoMatch: false,
  clearsCompany: true,
  deletionPolicy: 'NONE',
  updatePolicy: 'MERGE',
  fullSync: true,
};
