import { isObjectType, type GraphQLSchema } from 'graphql';
import { printFilter } from '../../../sync/filters/print-filter';
import type { FilterNode } from '../../../sync/mapping/mapping-definition';
import type { MappableColumns } from '../../../sync/user-field/mappable-columns';

/** Prints the filters of table mappings where they are read as text. */
export function attachFilterTexts(schema: GraphQLSchema, columns: MappableColumns): void {
  const type = schema.getType('TableMapping');
  if (!isObjectType(type)) return;
  for (const name of ['erpFilterText', 'crmFilterText']) {
    const field = type.getFields()[name];
    if (!field) continue;
    field.resolve = (row) => {
      const { table, filter } = (row as Record<string, { table: string; filter: FilterNode[] }>)[
        name
      ] as { table: string; filter: FilterNode[] };
      return printFilter(filter, (property) => columns.side(table).labels(property));
    };
  }
}
