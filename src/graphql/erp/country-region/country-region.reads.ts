import { type ReadableSettings } from '../../common/read/readable';

/** How the API reads CountryRegion records. */
export const countryRegionReads: ReadableSettings = {
  type: 'CountryRegion',
  table: 'erp.country_region',
  filters: {
    code: 'string',
  },
  orderings: ['code'],
};
