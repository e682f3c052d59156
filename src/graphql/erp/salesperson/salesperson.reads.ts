import {
  connection,
  couplingOf,
  crmCounterpart,
  type ReadableSettings,
} from '../../common/read/readable';

/** How the API reads Salesperson records. */
export const salespersonReads: ReadableSettings = {
  type: 'Salesperson',
  table: 'erp.salesperson',
  filters: {
    code: 'string',
    email: 'string',
  },
  orderings: ['code', 'name'],
  relations: {
    crmUser: crmCounterpart('CrmUser'),
    coupling: couplingOf('erp'),
    customers: connection('Customer', 'salespersonCode', 'code'),
  },
};
