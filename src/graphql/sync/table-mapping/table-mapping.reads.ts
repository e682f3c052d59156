import { list, type Computed, type ReadableSettings } from '../../common/read/readable';
import { Direction } from '../sync.enums';

/** Table mappings and their field rows as the API reads them. */
export const tableMappingReads: ReadableSettings = {
  type: 'TableMapping',
  table: 'sync.table_mapping',
  filters: { name: 'string', enabled: 'boolean', direction: { enumeration: Direction } },
  orderings: ['position', 'name'],
  computed: {
    erpFilterText: filterOf('erp'),
    crmFilterText: filterOf('crm'),
    runsToCrm: runs('TO_CRM'),
    runsFromCrm: runs('FROM_CRM'),
  },
  embedded: { lag: { waiting: { sql: waiting }, since: { sql: waitingSince } } },
  relations: {
    fieldMappings: list('FieldMapping', 'mappingId', 'id', 'position'),
    templates: list('MappingTemplate', 'mappingId', 'id', 'priority'),
  },
};

/** Field rows; read below their mapping. */
export const fieldMappingReads: ReadableSettings = {
  type: 'FieldMapping',
  table: 'sync.field_mapping',
  filters: {},
  orderings: ['position'],
};

// The filter with its table; it is printed when the field is resolved.
function filterOf(side: 'erp' | 'crm'): Computed {
  return {
    sql: (a) => `jsonb_build_object('table', ${a}.${side}_table, 'filter', ${a}.${side}_filter)`,
  };
}

// A mapping without one usable field is not enabled, whatever it says itself.
function runs(direction: 'TO_CRM' | 'FROM_CRM'): Computed {
  return {
    sql: (a) => `(${a}.enabled AND ${a}.direction IN ('BOTH', '${direction}') AND EXISTS (
      SELECT 1 FROM sync.field_mapping f WHERE f.mapping_id = ${a}.id AND f.enabled
         AND f.direction IN ('BOTH', '${direction}')))`,
  };
}

// Counting stops where it does not matter any more.
function waiting(a: string): string {
  return `(SELECT count(*)::int FROM (SELECT 1 FROM sync.changed_record c WHERE c.mapping_id = ${a}.id LIMIT 10000) w)`;
}

// The oldest of each direction stands first in the index.
function waitingSince(a: string): string {
  const oldest = (direction: string): string =>
    `(SELECT c.changed_at FROM sync.changed_record c WHERE c.mapping_id = ${a}.id AND c.direction = '${direction}' ORDER BY c.id LIMIT 1)`;
  return `least(${oldest('TO_CRM')}, ${oldest('FROM_CRM')})`;
}
