import type { MappingDefinition } from '../../sync/mapping/mapping-definition';

/** Shipping Agent as account option set. */
export const shippingAgentOptionMapping: MappingDefinition = {
  name: 'SHIPPING AGENT',
  title: 'Shipping Agent as account option set',
  erpTable: 'erp.shipping_agent',
  crmTable: 'crm.option_value',
  direction: 'TO_CRM',
  onlyCoupled: true,
  erpFilter: [],
  crmFilter: [{ field: 'optionSet', operator: 'eq', value: 'account.address1_shippingmethodcode' }],
  when: [],
  intervalMinutes: 30,
  inactivityMinutes: 1440,
  dependsOn: [],
  fields: [
    {
      erpField: 'code',
      crmField: 'label',
      direction: 'TO_CRM',
      rule: 'T-OPTION-SYNC',
      matching: { priority: 0 },
    },
  ],
  syncAfterCoupling: true,
  createOnNoMatch: true,
  clearsCompany: false,
  deletionPolicy: 'NONE',
  updatePolicy: 'MERGE',
  optionSet: 'account.address1_shippingmethodcode',
  category: 'OPTIONS',
  fullSync: true,
};
