import type { MappingDefinition } from '../../sync/mapping/mapping-definition';

/** Resource Unit of Measure and units. */
export const resourceUnitMapping: MappingDefinition = {
  name: 'RESOURCE UOM',
  title: 'Resource Unit of Measure and units',
  erpTable: 'erp.resource_unit_of_measure',
  crmTable: 'crm.uom',
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
  dependsOn: [{ mapping: 'UNIT GROUP' }],
  fields: [
    { erpField: 'code', crmField: 'name', direction: 'TO_CRM', matching: { priority: 0 } },
    { erpField: 'qtyPerUnitOfMeasure', crmField: 'quantity', direction: 'TO_CRM' },
  ],
  syncAfterCoupling: true,
  createOnNoMatch: true,
  clearsCompany: false,
  deletionPolicy: 'NONE',
  updatePolicy: 'MERGE',
  fullSync: true,
};
