import { list, type ReadableSettings } from '../../common/read/readable';
import { Direction } from '../sync.enums';

/** Table mappings and their field rows as the API reads them. */
export const tableMappingReads: ReadableSettings = {
  type: 'TableMapping',
  table: 'sync.table_mapping',
  filters: { name: 'string', enabled: 'boolean', direction: { enumeration: Direction } },
  orderings: ['position', 'name'],
  relations: { fieldMappings: list('FieldMapping', 'mappingId', 'id', 'position') },
};

/** Field rows; read below their mapping. */
export const fieldMappingReads: ReadableSettings = {
  type: 'FieldMapping',
  table: 'sync.field_mapping',
  filters: {},
  orderings: ['position'],
};
