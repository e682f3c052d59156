import { type ReadableSettings } from '../../common/read/readable';

/** How the API reads CrmNote records. */
export const crmNoteReads: ReadableSettings = {
  type: 'CrmNote',
  table: 'crm.note',
  filters: {
    objectId: 'id',
  },
  orderings: ['createdAt'],
};
