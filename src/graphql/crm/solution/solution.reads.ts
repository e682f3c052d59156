import type { ReadableSettings } from '../../common/read/readable';

/** How the API reads Solution records. */
export const solutionReads: ReadableSettings = {
  type: 'Solution',
  table: 'crm.solution',
  filters: {
    uniqueName: 'string',
  },
  orderings: ['uniqueName'],
  relations: {},
};
