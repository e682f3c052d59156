import type { ReadableSettings } from '../../common/read/readable';

/** How the API reads CrmPostConfiguration records. */
export const postConfigurationReads: ReadableSettings = {
  type: 'CrmPostConfiguration',
  table: 'crm.post_configuration',
  filters: {
    entityName: 'string',
  },
  orderings: ['entityName'],
  relations: {},
};
