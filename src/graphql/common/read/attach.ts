import DataLoader from 'dataloader';
import {
  getNamedType,
  getNullableType,
  GraphQLInt,
  GraphQLNonNull,
  GraphQLString,
  isInputType,
  isListType,
  isObjectType,
  type FieldNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { AFTER_TEXT, FIRST, FIRST_TEXT } from '../lists/list.args';
import type { Row } from '../../../platform/database/record-table';
import type { Readable, Relation } from './readable';
import { toPage, type Reader, type ReadRow } from './reader';
import { selectedFields, type SelectedField } from './selection';
import { sortedArgs, type PageArguments } from './statement';

/** The part of a request's context that reading needs; it lives as long as the request. */
export interface ReadContext {
  readonly reader: Reader;
  /** Loads of records that no look-ahead has covered, batched per field of the document. */
  readonly loaders: Map<FieldNode, Map<string, DataLoader<string, ReadRow | null>>>;
}

/**
 * Gives the schema's fields their resolvers as far as they follow from the readable nouns: relations
 * and sub-objects take what look-ahead has read, and a record known only by its id is read in a batch.
 */
export function attachReads(schema: GraphQLSchema, reader: Reader): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const readable = reader.registry.find(type.name);
    for (const field of Object.values(type.getFields()) as GraphQLField<unknown, ReadContext>[]) {
      if (readable) attachNounField(readable, field, schema);
      else attachReference(reader, type, field);
    }
  }
}

function attachNounField(
  readable: Readable,
  field: GraphQLField<unknown, ReadContext>,
  schema: GraphQLSchema,
): void {
  const relation = readable.relations?.[field.name];
  if (relation) {
    if (relation.kind === 'connection') field.args = listArguments(relation.to, schema);
    field.resolve = (source, args, context, info) => {
      const row = source as ReadRow;
      const value = relation.kind === 'connection' ? undefined : row[columnOf(info)];
      return value === undefined
        ? relationValue(readable, relation, row, args as PageArguments, context, info)
        : value;
    };
  } else if (readable.embedded?.[field.name]) {
    field.resolve = (source, _args, context, info) => {
      const key = columnOf(info);
      const row = source as ReadRow;
      return key in row
        ? row[key]
        : reread(readable, row, context, info).then((found) => found?.[key] ?? null);
    };
  } else if (readable.columns.columns.has(field.name) || readable.computed?.[field.name]) {
    // Without a resolver the executor reads the property itself.
    field.resolve = undefined;
  } else if (!field.resolve) {
    throw new Error(`${readable.type}.${field.name} is no column, relation or computed value.`);
  }
}

// A connection below a noun takes what the noun's own list takes.
function listArguments(type: string, schema: GraphQLSchema): GraphQLArgument[] {
  const inputs: [string, GraphQLInputType, string, unknown][] = [
    ['first', new GraphQLNonNull(GraphQLInt), FIRST_TEXT, FIRST.default],
    ['after', GraphQLString, AFTER_TEXT, undefined],
  ];
  const where = schema.getType(`${type}Where`);
  if (isInputType(where)) inputs.push(['where', where, 'Which records.', undefined]);
  const orderBy = schema.getType(`${type}Order`);
  if (isInputType(orderBy)) inputs.push(['orderBy', orderBy, 'Sorting.', undefined]);
  return inputs.map(([name, inputType, description, defaultValue]) => ({
    name,
    description,
    type: inputType,
    defaultValue,
    deprecationReason: undefined,
    extensions: {},
    astNode: undefined,
  }));
}

function relationValue(
  readable: Readable,
  relation: Relation,
  row: ReadRow,
  args: PageArguments,
  context: ReadContext,
  info: GraphQLResolveInfo,
): unknown {
  const key = responseKey(info);
  const shape = (from: Row | null): unknown => {
    const value = from?.[`@${key}`] ?? null;
    if (relation.kind !== 'connection') return value;
    const target = context.reader.registry.get(relation.to);
    return toPage(
      target,
      (value ?? []) as Row[],
      sortedArgs(target, relation, args),
      (from?.[`#${key}`] as number | undefined) ?? null,
    );
  };
  return `@${key}` in row ? shape(row) : reread(readable, row, context, info).then(shape);
}

// The row came without the field, from a mutation's answer: read the field for all such rows at once.
function reread(
  readable: Readable,
  row: ReadRow,
  context: ReadContext,
  info: GraphQLResolveInfo,
): Promise<ReadRow | null> {
  const fields = (): SelectedField[] =>
    selectedFields([holderOf(info)], info.parentType.name, info);
  return loaderFor(context, info, readable.type, fields).load(row.id);
}

// A node that selects just this field, as if it stood alone below its parent.
function holderOf(info: GraphQLResolveInfo): FieldNode {
  const node = info.fieldNodes[0];
  if (!node) throw new Error('A field without a node cannot be resolved.');
  return {
    ...node,
    selectionSet: { kind: node.selectionSet?.kind ?? SELECTION_SET, selections: info.fieldNodes },
  };
}

const SELECTION_SET = 'SelectionSet' as NonNullable<FieldNode['selectionSet']>['kind'];

// Roots have resolvers of their own; the parts of a connection hold rows already.
const CARRIERS = /^(Query|Mutation|Subscription)$|(Connection|Edge)$/;

/** A payload or other carrier names a record by id under the field's own name; it is read as the query selects it. */
function attachReference(
  reader: Reader,
  type: GraphQLObjectType,
  field: GraphQLField<unknown, ReadContext>,
): void {
  if (CARRIERS.test(type.name) || field.resolve) return;
  const named = getNamedType(field.type);
  if (!isObjectType(named) || !reader.registry.find(named.name)) return;
  const many = isListType(getNullableType(field.type));
  field.resolve = (source, _args, context, info) => {
    const value = (source as Record<string, unknown>)[field.name];
    if (value === null || value === undefined) return many ? [] : null;
    if (many)
      return Promise.all(
        (value as unknown[]).map((item) => dereference(item, named.name, context, info)),
      );
    return dereference(value, named.name, context, info);
  };
}

function dereference(
  value: unknown,
  type: string,
  context: ReadContext,
  info: GraphQLResolveInfo,
): unknown {
  if (typeof value !== 'string') return value;
  return loaderFor(context, info, type, () => selectedFields(info.fieldNodes, type, info)).load(
    value,
  );
}

/** Loads the record of a type by id with the fields the query selects; for resolvers that know only an id. */
export function loadRecord(
  type: string,
  id: string,
  context: ReadContext,
  info: GraphQLResolveInfo,
): Promise<ReadRow | null> {
  return loaderFor(context, info, type, () => selectedFields(info.fieldNodes, type, info)).load(id);
}

function loaderFor(
  context: ReadContext,
  info: GraphQLResolveInfo,
  type: string,
  fields: () => SelectedField[],
): DataLoader<string, ReadRow | null> {
  const node = info.fieldNodes[0];
  if (!node) throw new Error('A field without a node cannot be loaded.');
  let byType = context.loaders.get(node);
  if (!byType)
    context.loaders.set(node, (byType = new Map<string, DataLoader<string, ReadRow | null>>()));
  let loader = byType.get(type);
  if (!loader) {
    const selected = fields();
    loader = new DataLoader(async (ids) => {
      const rows = await context.reader.byIds(type, ids, selected);
      return ids.map((id) => rows.get(id) ?? null);
    });
    byType.set(type, loader);
  }
  return loader;
}

const COLUMNS = new WeakMap<FieldNode, string>();

// Column of a row that a field of the document was read into. Asked for every record, so it is made once.
function columnOf(info: GraphQLResolveInfo): string {
  const node = info.fieldNodes[0];
  if (!node) return `@${info.fieldName}`;
  let column = COLUMNS.get(node);
  if (column === undefined) COLUMNS.set(node, (column = `@${responseKey(info)}`));
  return column;
}

function responseKey(info: GraphQLResolveInfo): string {
  const node = info.fieldNodes[0];
  return node?.alias?.value ?? info.fieldName;
}
