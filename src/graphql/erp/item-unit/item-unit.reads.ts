import { couplingOf, crmCounterpart, one, type ReadableSettings } from '../../common/read/readable';

/** How the API reads ItemUnit records. */
export const itemUnitReads: ReadableSettings = {
  type: 'ItemUnit',
  table: 'erp.item_unit_of_measure',
  filters: {
    itemNo: 'string',
    code: 'string',
  },
  orderings: ['code'],
  relations: {
    item: one('Item', 'itemNo', 'number'),
    codeRecord: one('UnitOfMeasure', 'code', 'code'),
    crmUnit: crmCounterpart('CrmUnit'),
    coupling: couplingOf('erp'),
  },
};
