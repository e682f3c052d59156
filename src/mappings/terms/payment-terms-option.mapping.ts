import type { MappingDefinition } from '../../sync/mapping/mapping-definition';

/** Payment Terms as account option set. */
export const paymentTermsOptionMapping: MappingDefinition = {
  name: 'PAYMENT TERMS',
  title: 'Payment Terms as account option set',
  erpTable: 'erp.payment_terms',
  crmTable: 'crm.option_value',
  direction: 'TO_CRM',
  onlyCoupled: true,
  erpFilter: [],
  crmFilter: [{ field: 'optionSet', operator: 'eq', value: 'account.paymenttermscode' }],
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
  optionSet: 'account.paymenttermscode',
  category: 'OPTIONS',
  fullSync: true,
};
