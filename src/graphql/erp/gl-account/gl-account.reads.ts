import type { ReadableSettings } from '../../common/read/readable';

/** How the API reads GlAccount records. */
export const glAccountReads: ReadableSettings = {
  type: 'GlAccount',
  table: 'erp.gl_account',
  filters: { number: 'string' },
  orderings: ['number'],
};
