import type { MappingDefinition } from '../../sync/mapping/mapping-definition';

/** Salespeople and users. */
export const salespersonUserMapping: MappingDefinition = {
  name: 'SALESPEOPLE',
  title: 'Salespeople and users',
  erpTable: 'erp.salesperson',
  crmTable: 'crm.system_user',
  direction: 'FROM_CRM',
  onlyCoupled: true,
  erpFilter: [],
  crmFilter: [
    { field: 'isDisabled', operator: 'eq', value: false },
    { field: 'isLicensed', operator: 'eq', value: true },
    { field: 'isIntegrationUser', operator: 'eq', value: false },
  ],
  when: [],
  intervalMinutes: 30,
  inactivityMinutes: 1440,
  dependsOn: [],
  fields: [
    { erpField: 'email', crmField: 'internalEmailAddress', direction: 'FROM_CRM' },
    { erpField: 'name', crmField: 'fullName', direction: 'FROM_CRM' },
    { erpField: 'phoneNo', crmField: 'mobilePhone', direction: 'FROM_CRM' },
    { erpField: 'jobTitle', crmField: 'jobTitle', direction: 'BOTH', enabled: false },
    { erpField: 'email2', crmField: 'personalEmailAddress', direction: 'BOTH', enabled: false },
  ],
  syncAfterCoupling: false,
  createOnNoMatch: false,
  clearsCompany: false,
  deletionPolicy: 'NONE',
  updatePolicy: 'MERGE',
  fullSync: true,
  fullSyncWhen: { setting: 'ownershipModel', equals: 'PERSON' },
};
