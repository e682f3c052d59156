import { type ReadableSettings } from '../../common/read/readable';

/** How the API reads Company records. */
export const companyReads: ReadableSettings = {
  type: 'Company',
  table: 'erp.company',
  filters: {},
  orderings: ['name'],
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
};
