import { getNamedType, isEnumType, isObjectType, type GraphQLSchema } from 'graphql';
import type { ReadableRegistry } from './registry';

/** Names of option values as the schema shows them, by table and property: `NO` for 0 of a customer's `blocked`. */
export function optionNames(
  schema: GraphQLSchema,
  registry: ReadableRegistry,
): Map<string, Map<string, Map<string, number>>> {
  const byTable = new Map<string, Map<string, Map<string, number>>>();
  for (const type of Object.values(schema.getTypeMap())) {
    const readable = registry.find(type.name);
    if (!readable || !isObjectType(type)) continue;
    for (const [property, field] of Object.entries(type.getFields())) {
      const named = getNamedType(field.type);
      if (!isEnumType(named) || !readable.columns.columns.has(property)) continue;
      const names = named
        .getValues()
        .flatMap(({ name, value }): [string, number][] =>
          typeof value === 'number' ? [[name, value]] : [],
        );
      if (names.length === 0) continue;
      const properties = byTable.get(readable.table) ?? new Map<string, Map<string, number>>();
      byTable.set(readable.table, properties.set(property, new Map(names)));
    }
  }
  return byTable;
}
