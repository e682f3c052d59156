import type { MappingDefinition } from '../../sync/mapping/mapping-definition';

/** Resources and products. */
export const resourceProductMapping: MappingDefinition = {
  name: 'RESOURCE-PRODUCT',
  title: 'Resources and products',
  erpTable: 'erp.resource',
  crmTable: 'crm.product',
  direction: 'BOTH',
  onlyCoupled: true,
  erpFilter: [{ field: 'blocked', operator: 'eq', value: false }],
  crmFilter: [
    { field: 'productTypeCode', operator: 'eq', value: 3 },
    { field: 'stateCode', operator: 'eq', value: 0 },
    { field: 'companyId', operator: 'in', value: ['{company}', null] },
  ],
  when: [{ setting: 'salesConnection', equals: true }],
  intervalMinutes: 30,
  inactivityMinutes: 720,
  dependsOn: [
    { mapping: 'RESOURCE UOM', when: { setting: 'unitGroupMapping', equals: true } },
    { mapping: 'UNIT OF MEASURE', when: { setting: 'unitGroupMapping', equals: false } },
  ],
  fields: [
    { erpField: 'number', crmField: 'productNumber', direction: 'TO_CRM' },
    { erpField: 'name', crmField: 'name', direction: 'BOTH' },
    { erpField: 'unitPrice', crmField: 'price', direction: 'TO_CRM', rule: 'T-NONNEG' },
    { erpField: 'unitCost', crmField: 'standardCost', direction: 'TO_CRM' },
    { erpField: 'unitCost', crmField: 'currentCost', direction: 'TO_CRM' },
    { erpField: 'vendorNo', crmField: 'vendorId', direction: 'TO_CRM', rule: 'T-VENDOR' },
    {
      erpField: 'capacity',
      crmField: 'quantityOnHand',
      direction: 'TO_CRM',
      rule: 'T-NONNEG-CALC',
    },
    {
      erpField: 'baseUnitOfMeasure',
      crmField: 'defaultUomId',
      direction: 'TO_CRM',
      rule: 'T-UOM-ITEM',
      when: { setting: 'unitGroupMapping', equals: true },
    },
  ],
  syncAfterCoupling: false,
  createOnNoMatch: false,
  clearsCompany: true,
  deletionPolicy: 'NONE',
  updatePolicy: 'MERGE',
  fullSync: true,
};
