import type { MappingDefinition } from '../../sync/mapping/mapping-definition';

/** Units of measure (legacy mode). */
export const unitOfMeasureScheduleMapping: MappingDefinition = {
  name: 'UNIT OF MEASURE',
  title: 'Units of measure (legacy mode)',
  erpTable: 'erp.unit_of_measure',
  crmTable: 'crm.uom_schedule',
  direction: 'TO_CRM',
  onlyCoupled: true,
  erpFilter: [],
  crmFilter: [],
  when: [
    { setting: 'salesConnection', equals: true },
    { setting: 'unitGroupMapping', equals: false },
  ],
  intervalMinutes: 30,
  inactivityMinutes: 720,
  dependsOn: [],
  fields: [
    {
      erpField: 'code',
      crmField: 'baseUomName',
      direction: 'TO_CRM',
      rule: 'T-UM-BASE',
      crmAccess: 'create',
    },
  ],
  syncAfterCoupling: false,
  createOnNoMatch: false,
  clearsCompany: false,
  deletionPolicy: 'NONE',
  updatePolicy: 'MERGE',
  fullSync: true,
};
