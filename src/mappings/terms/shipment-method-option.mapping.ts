import type { MappingDefinition } from '../../sync/mapping/mapping-definition';

/** Shipment Method as account option set. */
export const shipmentMethodOptionMapping: MappingDefinition = {
  name: 'SHIPMENT METHOD',
  title: 'Shipment Method as account option set',
  erpTable: 'erp.shipment_method',
  crmTable: 'crm.option_value',
  direction: 'TO_CRM',
  onlyCoupled: true,
  erpFilter: [],
  crmFilter: [{ field: 'optionSet', operator: 'eq', value: 'account.address1_freighttermscode' }],
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
  optionSet: 'account.address1_freighttermscode',
  category: 'OPTIONS',
  fullSync: true,
};
