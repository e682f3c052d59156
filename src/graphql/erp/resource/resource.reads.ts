import {
  couplingOf,
  crmCounterpart,
  list,
  one,
  type ReadableSettings,
} from '../../common/read/readable';

/** How the API reads Resource records. */
export const resourceReads: ReadableSettings = {
  type: 'Resource',
  table: 'erp.resource',
  filters: {
    number: 'string',
    name: 'string',
    searchName: 'string',
    baseUnitOfMeasure: 'string',
    vendorNo: 'string',
    blocked: 'boolean',
  },
  orderings: ['number', 'name'],
  embedded: {
    address: {
      line1: 'address',
      line2: 'address2',
      postCode: 'postCode',
      city: 'city',
      county: 'county',
      countryRegionCode: 'countryRegionCode',
    },
  },
  relations: {
    baseUnitOfMeasureRecord: one('UnitOfMeasure', 'baseUnitOfMeasure', 'code'),
    vendor: one('Vendor', 'vendorNo', 'number'),
    product: crmCounterpart('Product'),
    coupling: couplingOf('erp'),
    units: list('ResourceUnit', 'resourceNo', 'number', 'code'),
  },
};
