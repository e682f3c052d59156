import {
  connection,
  couplingOf,
  crmCounterpart,
  list,
  one,
  type ReadableSettings,
} from '../../common/read/readable';
import { ItemType } from './item.enums';

/** How the API reads Item records. */
export const itemReads: ReadableSettings = {
  type: 'Item',
  table: 'erp.item',
  filters: {
    number: 'string',
    description: 'string',
    searchDescription: 'string',
    type: { enumeration: ItemType },
    baseUnitOfMeasure: 'string',
    blocked: 'boolean',
    vendorNo: 'string',
  },
  orderings: ['number', 'description', 'unitPrice'],
  computed: {
    inventory: {
      sql: (t) =>
        `SELECT coalesce(sum(e.quantity), 0) FROM erp.item_ledger_entry e WHERE e.item_no = ${t}.number`,
      exact: true,
    },
  },
  relations: {
    baseUnitOfMeasureRecord: one('UnitOfMeasure', 'baseUnitOfMeasure', 'code'),
    salesUnitOfMeasureRecord: one('UnitOfMeasure', 'salesUnitOfMeasure', 'code'),
    purchUnitOfMeasureRecord: one('UnitOfMeasure', 'purchUnitOfMeasure', 'code'),
    vendor: one('Vendor', 'vendorNo', 'number'),
    product: crmCounterpart('Product'),
    coupling: couplingOf('erp'),
    units: list('ItemUnit', 'itemNo', 'number', 'code'),
    salesPrices: connection('SalesPrice', 'itemNo', 'number'),
    ledgerEntries: connection('ItemLedgerEntry', 'itemNo', 'number'),
  },
};
