import { couplingOf, type ReadableSettings } from '../../common/read/readable';

/** How the API reads UnitOfMeasure records. */
export const unitOfMeasureReads: ReadableSettings = {
  type: 'UnitOfMeasure',
  table: 'erp.unit_of_measure',
  filters: {
    code: 'string',
  },
  orderings: ['code'],
  relations: {
    coupling: couplingOf('erp'),
  },
};
