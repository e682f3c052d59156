import type { MappingDefinition } from '../../sync/mapping/mapping-definition';

/** Unit groups (one per item or resource). */
export const unitGroupScheduleMapping: MappingDefinition = {
  name: 'UNIT GROUP',
  title: 'Unit groups (one per item or resource)',
  erpTable: 'erp.unit_group',
  crmTable: 'crm.uom_schedule',
  direction: 'TO_CRM',
  onlyCoupled: true,
  erpFilter: [],
  crmFilter: [],
  when: [
    { setting: 'salesConnection', equals: true },
    { setting: 'unitGroupMapping', equals: true },
  ],
  intervalMinutes: 30,
  inactivityMinutes: 720,
  dependsOn: [],
  fields: [
    {
      erpField: 'sourceNo',
      crmField: 'name',
      direction: 'TO_CRM',
      rule: 'T-UG-CODE',
      matching: { priority: 0 },
    },
    {
      erpField: 'sourceNo',
      crmField: 'baseUomName',
      direction: 'TO_CRM',
      rule: 'T-UG-CODE',
      crmAccess: 'create',
    },
  ],
  syncAfterCoupling: true,
  createOnNoMatch: true,
  clearsCompany: false,
  deletionPolicy: 'NONE',
  updatePolicy: 'MERGE',
  fullSync: true,
};
