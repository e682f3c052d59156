import { one, type ReadableSettings } from '../../common/read/readable';

/** Templates of new records as the API reads them. */
export const recordTemplateReads: ReadableSettings = {
  type: 'RecordTemplate',
  table: 'sync.record_template',
  filters: { code: 'string', recordTable: 'string' },
  orderings: ['code'],
};

/** Templates that table mappings use; read below their mapping. */
export const mappingTemplateReads: ReadableSettings = {
  type: 'MappingTemplate',
  table: 'sync.mapping_template',
  filters: {},
  orderings: ['priority'],
  relations: { template: one('RecordTemplate', 'templateCode', 'code') },
};
