import type { MappingDefinition } from '../../sync/mapping/mapping-definition';

/** Currencies. */
export const currencyCurrencyMapping: MappingDefinition = {
  name: 'CURRENCY',
  title: 'Currencies',
  erpTable: 'erp.currency',
  crmTable: 'crm.transaction_currency',
  direction: 'TO_CRM',
  onlyCoupled: true,
  erpFilter: [],
  crmFilter: [],
  when: [],
  intervalMinutes: 30,
  inactivityMinutes: 720,
  dependsOn: [],
  fields: [
    {
      erpField: 'code',
      crmField: 'isoCurrencyCode',
      direction: 'TO_CRM',
      rule: 'T-ISO',
      crmAccess: 'create',
      matching: { priority: 0 },
    },
    { erpField: 'symbol', crmField: 'currencySymbol', direction: 'TO_CRM', rule: 'T-SYMBOL' },
    { erpField: 'description', crmField: 'currencyName', direction: 'TO_CRM' },
  ],
  syncAfterCoupling: true,
  createOnNoMatch: true,
  clearsCompany: false,
  deletionPolicy: 'NONE',
  updatePolicy: 'MERGE',
  fullSync: true,
};
