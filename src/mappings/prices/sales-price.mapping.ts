import type { MappingDefinition } from '../../sync/mapping/mapping-definition';
import { duePrices } from './due-prices';
import { SALES_PRICES } from './price-model';

/** Sales prices (legacy pricing). */
export const salesPriceMapping: MappingDefinition = {
  name: 'SALESPRC-PRODPRICE',
  title: 'Sales prices (legacy pricing)',
  erpTable: 'erp.sales_price',
  crmTable: 'crm.price_list_line',
  direction: 'TO_CRM',
  onlyCoupled: false,
  erpFilter: [
    { field: 'salesType', operator: 'eq', value: 1 },
    { field: 'salesCode', operator: 'notNull' },
  ],
  crmFilter: [],
  when: [
    { setting: 'salesConnection', equals: true },
    { setting: 'extendedPriceCalculation', equals: false },
  ],
  intervalMinutes: 30,
  inactivityMinutes: 1440,
  dependsOn: [{ mapping: 'CUSTPRCGRP-PRICE' }, { mapping: 'ITEM-PRODUCT' }],
  fields: [
    {
      erpField: 'salesCode',
      crmField: 'priceLevelId',
      direction: 'TO_CRM',
      rule: 'T-LOOKUP',
      refersTo: { mapping: 'CUSTPRCGRP-PRICE', erpKey: 'code' },
      crmAccess: 'create',
    },
    {
      erpField: 'itemNo',
      crmField: 'productId',
      direction: 'TO_CRM',
      rule: 'T-PRICE-PRODUCT',
      refersTo: { mapping: 'ITEM-PRODUCT', erpKey: 'number' },
    },
    {
      erpField: 'itemNo',
      crmField: 'productNumber',
      direction: 'TO_CRM',
      rule: 'T-READONLY',
      crmAccess: 'read',
    },
    {
      erpField: 'currencyCode',
      crmField: 'transactionCurrencyId',
      direction: 'TO_CRM',
      rule: 'T-CURRENCY',
      refersTo: { mapping: 'CURRENCY', erpKey: 'code' },
      crmAccess: 'update',
    },
    {
      erpField: null,
      crmField: 'pricingMethodCode',
      direction: 'TO_CRM',
      constant: '1',
      rule: 'T-CONST-CRM',
      validate: false,
    },
    { erpField: 'unitPrice', crmField: 'amount', direction: 'TO_CRM' },
  ],
  syncAfterCoupling: false,
  createOnNoMatch: false,
  clearsCompany: true,
  deletionPolicy: 'NONE',
  deletesWithSource: true,
  due: duePrices(SALES_PRICES),
  updatePolicy: 'MERGE',
  fullSync: true,
};
