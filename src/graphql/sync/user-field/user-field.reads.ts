import type { ReadableSettings } from '../../common/read/readable';

/** Declarations of user-defined fields as the API reads them. */
export const userFieldReads: ReadableSettings = {
  type: 'UserField',
  table: 'sync.user_field',
  filters: { recordTable: 'string', name: 'string' },
  orderings: ['name', 'recordTable'],
};
