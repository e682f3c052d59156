import { type ReadableSettings } from '../../common/read/readable';

/** How the API reads Note records. */
export const noteReads: ReadableSettings = {
  type: 'Note',
  table: 'erp.note',
  filters: { recordId: 'id' },
  orderings: ['notedAt'],
};
