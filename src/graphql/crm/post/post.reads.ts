import { type ReadableSettings } from '../../common/read/readable';

/** How the API reads Post records. */
export const postReads: ReadableSettings = {
  type: 'Post',
  table: 'crm.post',
  filters: {
    regardingObjectId: 'id',
  },
  orderings: ['createdAt'],
};
