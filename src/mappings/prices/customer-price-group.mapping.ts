import type { MappingDefinition } from '../../sync/mapping/mapping-definition';

/** Customer price groups (legacy pricing). */
export const customerPriceGroupMapping: MappingDefinition = {
  name: 'CUSTPRCGRP-PRICE',
  title: 'Customer price groups (legacy pricing)',
  erpTable: 'erp.customer_price_group',
  crmTable: 'crm.price_list',
  direction: 'TO_CRM',
  onlyCoupled: true,
  erpFilter: [],
  crmFilter: [{ field: 'companyId', operator: 'in', value: ['{company}', null] }],
  when: [
    { setting: 'salesConnection', equals: true },
    { setting: 'extendedPriceCalculation', equals: false },
  ],
  intervalMinutes: 30,
  inactivityMinutes: 1440,
  dependsOn: [{ mapping: 'CURRENCY' }, { mapping: 'ITEM-PRODUCT' }],
  fields: [{ erpField: 'code', crmField: 'name', direction: 'TO_CRM' }],
  syncAfterCoupling: false,
  createOnNoMatch: false,
  clearsCompany: true,
  deletionPolicy: 'NONE',
  updatePolicy: 'MERGE',
  fullSync: true,
};
