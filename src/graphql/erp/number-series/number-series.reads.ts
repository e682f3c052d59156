import { type ReadableSettings } from '../../common/read/readable';

/** How the API reads NumberSeries records. */
export const numberSeriesReads: ReadableSettings = {
  type: 'NumberSeries',
  table: 'erp.number_series',
  filters: {
    code: 'string',
  },
  orderings: ['code'],
};
