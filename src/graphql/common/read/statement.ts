import { checkFirst, FIRST } from '../lists/list.args';
import { conditionsOf, conjunction, Parameters } from './filters';
import { afterPosition, decodeCursor, orderClause, orderingOf, type Ordering } from './order';
import { snake, type Embedded, type Readable, type Relation } from './readable';
import type { ReadableRegistry } from './registry';
import type { SelectedField } from './selection';

/** Arguments of a list field. */
export interface PageArguments {
  readonly first?: number;
  readonly after?: string | null;
  readonly where?: Readonly<Record<string, unknown>> | null;
  readonly orderBy?: { field: string; direction: string } | null;
  /** A fixed condition of a list that shows part of a noun. */
  readonly scope?: ListScope;
}

/** A fixed condition over the table alias; its name tells statements apart. */
export interface ListScope {
  readonly name: string;
  readonly on: (alias: string) => string;
}

/** Most rows a list that is bounded by nature may hold; a document has fewer lines. */
export const LIST_BOUND = 1_000;

/** Column of a row's place in its list; no field can have the name, as `@order` is the relation `order`. */
export const SORT_VALUE = '~';

/** Columns that are text in JSON so that no digit is lost. */
const EXACT = new Set(['numeric', 'bigint']);

/**
 * Turns a selection into one SQL statement: fields of related nouns become subqueries that answer in
 * JSON, so a query costs one round trip whatever its depth.
 */
export class StatementBuilder {
  private aliases = 0;

  constructor(
    private readonly registry: ReadableRegistry,
    readonly parameters: Parameters = new Parameters(),
  ) {}

  /** A fresh table alias. */
  alias(): string {
    return `t${this.aliases++}`;
  }

  /** The select list of the fields, always with the id; `nested` when the row becomes JSON. */
  columns(
    readable: Readable,
    fields: readonly SelectedField[],
    alias: string,
    nested: boolean,
  ): string {
    const id = valueSql(readable, 'id', alias, nested) ?? `${alias}.id`;
    const columns = new Map<string, string>([['id', id]]);
    for (const field of fields) this.addColumn(columns, readable, field, alias, nested);
    return [...columns].map(([key, sql]) => `${sql} AS "${key}"`).join(', ');
  }

  /** At most two rows with the values of a key; the values that are given follow the other parameters. */
  byKey(
    readable: Readable,
    fields: readonly SelectedField[],
    key: readonly { property: string; type: string; value: unknown }[],
    latestBy: string | null,
  ): string {
    const alias = this.alias();
    const columns = this.columns(readable, fields, alias, false);
    let place = this.parameters.values.length;
    const conditions = key.map(({ property, type, value }) => {
      const column = `${alias}.${snake(property)}`;
      return value === null ? `${column} IS NULL` : `${column} = $${++place}::${type}`;
    });
    if (readable.only) conditions.push(readable.only(alias));
    const rest =
      latestBy === null ? 'LIMIT 2' : `ORDER BY ${alias}.${snake(latestBy)} DESC LIMIT 1`;
    return `/* ${readable.type}.byKey */ SELECT ${columns} FROM ${readable.table} ${alias} WHERE ${conjunction(conditions)} ${rest}`;
  }

  /**
   * Rows of a page, one more than asked for so that the caller sees whether there is a next one. The limit stands
   * in the text: with a parameter the planner assumes a tenth of the table and plans anew at every execution,
   * which for 50 records took as long as reading them (475 against 250 µs).
   */
  page(
    readable: Readable,
    fields: readonly SelectedField[],
    args: PageArguments,
    tie: ((alias: string) => string) | null,
  ): string {
    checkFirst(args.first);
    const alias = this.alias();
    const nested = tie !== null;
    const ordering = orderingOf(readable, args.orderBy);
    const columns = this.columns(readable, fields, alias, nested);
    const conditions = conditionsOf(readable, args.where, alias, this.parameters);
    if (tie) conditions.unshift(tie(alias));
    if (args.scope) conditions.unshift(args.scope.on(alias));
    if (args.after) {
      const position = decodeCursor(args.after, ordering, readable);
      conditions.push(afterPosition(readable, alias, ordering, position, this.parameters));
    }
    return (
      `SELECT ${columns}, ${orderValue(alias, ordering)} AS "${SORT_VALUE}" FROM ${readable.table} ${alias}` +
      ` WHERE ${conjunction(conditions)} ORDER BY ${orderClause(alias, ordering)}` +
      ` LIMIT ${Math.trunc(args.first ?? FIRST.default) + 1}`
    );
  }

  /** Number of records a list has in all. */
  count(readable: Readable, args: PageArguments, tie: ((alias: string) => string) | null): string {
    const alias = this.alias();
    const conditions = conditionsOf(readable, args.where, alias, this.parameters);
    if (tie) conditions.unshift(tie(alias));
    if (args.scope) conditions.unshift(args.scope.on(alias));
    return `SELECT count(*)::int AS count FROM ${readable.table} ${alias} WHERE ${conjunction(conditions)}`;
  }

  private addColumn(
    columns: Map<string, string>,
    readable: Readable,
    field: SelectedField,
    alias: string,
    nested: boolean,
  ): void {
    const relation = readable.relations?.[field.name];
    if (relation) return this.addRelation(columns, relation, field, alias);
    const embedded = readable.embedded?.[field.name];
    if (embedded) {
      columns.set(`@${field.key}`, embeddedObject(readable, embedded, field, alias));
      return;
    }
    const sql = valueSql(readable, field.name, alias, nested);
    if (sql !== null) columns.set(field.name, sql);
  }

  private addRelation(
    columns: Map<string, string>,
    relation: Relation,
    field: SelectedField,
    parent: string,
  ): void {
    const target = this.registry.get(relation.to);
    const tie = (child: string): string => relation.on(child, parent);
    if (relation.kind === 'connection') {
      const nodes = fieldsAt(field, ['edges', 'node']).concat(fieldsAt(field, ['nodes']));
      const page = this.page(target, nodes, sortedArgs(target, relation, field.args), tie);
      columns.set(`@${field.key}`, `(SELECT coalesce(json_agg(x), '[]') FROM (${page}) x)`);
      if (field.fields.some((below) => below.name === 'totalCount')) {
        columns.set(`#${field.key}`, `(${this.count(target, field.args, tie)})`);
      }
      return;
    }
    const alias = this.alias();
    const from = relation.from?.(alias, target.table) ?? `${target.table} ${alias}`;
    const rows = `SELECT ${this.columns(target, field.fields, alias, true)} FROM ${from}`;
    const where = conjunction([tie(alias), ...conditionsOf(target, null, alias, this.parameters)]);
    if (relation.kind === 'one') {
      columns.set(
        `@${field.key}`,
        `(SELECT row_to_json(x) FROM (${rows} WHERE ${where} LIMIT 1) x)`,
      );
      return;
    }
    const ordering = { property: relation.orderBy ?? target.orderings[0], descending: false };
    const sorted = `${rows} WHERE ${where} ORDER BY ${orderClause(alias, ordering)} LIMIT ${LIST_BOUND}`;
    columns.set(`@${field.key}`, `(SELECT coalesce(json_agg(x), '[]') FROM (${sorted}) x)`);
  }
}

/** The arguments of a connection with the order it has when the query names none. */
export function sortedArgs(
  target: Readable,
  relation: Relation,
  args: PageArguments,
): PageArguments {
  if (!relation.newestFirst || args.orderBy) return args;
  return { ...args, orderBy: { field: target.orderings[0], direction: 'DESC' } };
}

/** The fields selected at a path below a field. */
export function fieldsAt(
  field: { fields: readonly SelectedField[] },
  path: readonly string[],
): SelectedField[] {
  const [step, ...rest] = path;
  if (step === undefined) return [...field.fields];
  return field.fields
    .filter((below) => below.name === step)
    .flatMap((below) => fieldsAt(below, rest));
}

function orderValue(alias: string, ordering: Ordering): string {
  return ordering.property === 'id' ? `NULL::text` : `${alias}.${snake(ordering.property)}::text`;
}

// Null: the noun has no such column; a resolver of its own answers the field.
function valueSql(readable: Readable, name: string, alias: string, nested: boolean): string | null {
  const computed = readable.computed?.[name];
  if (computed)
    return computed.exact && nested ? `(${computed.sql(alias)})::text` : `(${computed.sql(alias)})`;
  const column = readable.columns.columns.get(name);
  if (!column) return null;
  return nested && EXACT.has(column.type)
    ? `${alias}.${column.column}::text`
    : `${alias}.${column.column}`;
}

function embeddedObject(
  readable: Readable,
  embedded: Embedded,
  field: SelectedField,
  alias: string,
): string {
  const pairs = new Map<string, string>();
  for (const below of field.fields) {
    const source = embedded[below.name];
    if (source === undefined) continue;
    const sql =
      typeof source === 'string'
        ? valueSql(readable, source, alias, true)
        : `(${source.sql(alias)})${source.exact ? '::text' : ''}`;
    if (sql !== null) pairs.set(below.name, sql);
  }
  return `json_build_object(${[...pairs].map(([name, sql]) => `'${name}', ${sql}`).join(', ')})`;
}
