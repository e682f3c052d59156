import { couplingOf, crmCounterpart, one, type ReadableSettings } from '../../common/read/readable';

/** How the API reads ResourceUnit records. */
export const resourceUnitReads: ReadableSettings = {
  type: 'ResourceUnit',
  table: 'erp.resource_unit_of_measure',
  filters: {
    resourceNo: 'string',
    code: 'string',
  },
  orderings: ['code'],
  relations: {
    resource: one('Resource', 'resourceNo', 'number'),
    codeRecord: one('UnitOfMeasure', 'code', 'code'),
    crmUnit: crmCounterpart('CrmUnit'),
    coupling: couplingOf('erp'),
  },
};
