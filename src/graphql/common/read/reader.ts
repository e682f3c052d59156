import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import type { Db } from '../../../platform/database/db';
import type { Row } from '../../../platform/database/record-table';
import { checkFirst, FIRST } from '../lists/list.args';
import { encodeCursor, orderingOf, type Ordering } from './order';
import { asCode, Parameters } from './filters';
import type { Readable } from './readable';
import { isValueOf } from './values';
import type { ReadableRegistry } from './registry';
import { SORT_VALUE, StatementBuilder, type PageArguments } from './statement';
import { nodesBelow, selectedFields, type SelectedField } from './selection';
import { dependsOnVariables } from './variables';

/** A row as the API's types read it. */
export type ReadRow = Row & { id: string };

/** A page of a list, as connection types read it. */
export interface Page {
  readonly edges: { readonly cursor: string; readonly node: ReadRow }[];
  readonly nodes: ReadRow[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount: number | null;
}

interface Prepared {
  readonly text: string;
  /** Values of the selection; those of a key follow. */
  readonly values: readonly unknown[];
}

const STATEMENTS_KEPT = 1_000;

/** Reads nouns for the API: exactly the selected fields, related nouns included, in one statement. */
export class Reader {
  private readonly plans = new WeakMap<FieldNode, Map<string, Prepared>>();

  constructor(
    private readonly db: Db,
    readonly registry: ReadableRegistry,
    private readonly names = new Map<string, string>(),
  ) {}

  /** A reader of the same nouns over another connection, such as a transaction that is rolled back. */
  over(db: Db): Reader {
    return new Reader(db, this.registry, this.names);
  }

  /**
   * Records with these values, with the fields that `info` selects: none, one, or two when there are
   * several; `latestBy` picks the greatest of several.
   */
  async byKey(
    type: string,
    key: Readonly<Record<string, unknown>>,
    info: GraphQLResolveInfo,
    latestBy: string | null = null,
  ): Promise<ReadRow[]> {
    const readable = this.registry.get(type);
    const given = Object.entries(key).map(([property, value]) => {
      const { type: columnType, code } = readable.columns.column(property);
      return { property, type: columnType, value: code ? asCode(value) : value };
    });
    const present = given.filter(({ value }) => value !== null);
    if (present.some((part) => !isValueOf(part.type, String(part.value)))) return [];
    const variant = given.map(({ property, value }) => `${property}${value === null ? '?' : ''}`);
    const plan = this.plan(info, `key:${variant.join()}`, () => {
      const builder = new StatementBuilder(this.registry);
      const fields = selectedFields(info.fieldNodes, type, info);
      return {
        text: builder.byKey(readable, fields, given, latestBy),
        values: builder.parameters.values,
      };
    });
    return this.run(plan.text, [...plan.values, ...present.map(({ value }) => value)]);
  }

  /** The record of a noun that has just one; null before it is made. */
  async single(type: string, info: GraphQLResolveInfo): Promise<ReadRow | null> {
    const readable = this.registry.get(type);
    const plan = this.plan(info, 'single', () => {
      const builder = new StatementBuilder(this.registry);
      const alias = builder.alias();
      const fields = selectedFields(info.fieldNodes, type, info);
      const columns = builder.columns(readable, fields, alias, false);
      const text = `/* ${type}.single */ SELECT ${columns} FROM ${readable.table} ${alias} LIMIT 1`;
      return { text, values: builder.parameters.values };
    });
    const rows = await this.run<ReadRow>(plan.text, [...plan.values]);
    return rows[0] ?? null;
  }

  /** Records by id, with the fields given; ids without a record have no entry. */
  async byIds(
    type: string,
    ids: readonly string[],
    fields: readonly SelectedField[],
  ): Promise<Map<string, ReadRow>> {
    const readable = this.registry.get(type);
    const builder = new StatementBuilder(this.registry);
    const alias = builder.alias();
    const columns = builder.columns(readable, fields, alias, false);
    const place = builder.parameters.add(ids, `${readable.columns.column('id').type}[]`);
    const text = `/* ${type}.byIds */ SELECT ${columns} FROM ${readable.table} ${alias} WHERE ${alias}.id = ANY(${place})`;
    const rows = await this.run<ReadRow>(text, builder.parameters.values);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** A page of a noun's list, with the fields that `info` selects of its nodes. */
  async page(type: string, args: PageArguments, info: GraphQLResolveInfo): Promise<Page> {
    const readable = this.registry.get(type);
    checkFirst(args.first);
    const [rows, totalCount] = await Promise.all([
      this.pageRows(readable, args, info),
      this.total(readable, args, info),
    ]);
    return toPage(readable, rows, args, totalCount);
  }

  private async pageRows(
    readable: Readable,
    args: PageArguments,
    info: GraphQLResolveInfo,
  ): Promise<Row[]> {
    const render = (): Prepared => {
      const builder = new StatementBuilder(this.registry);
      const nodes = [
        ...nodesBelow(info.fieldNodes, 'edges.node', info),
        ...nodesBelow(info.fieldNodes, 'nodes', info),
      ];
      const fields = selectedFields(nodes, readable.type, info);
      const text = `/* ${readable.type}.page */ ${builder.page(readable, fields, args, null)}`;
      return { text, values: builder.parameters.values };
    };
    if (args.where || args.after) {
      const { text, values } = render();
      return this.run(text, [...values]);
    }
    const { field, direction } = args.orderBy ?? { field: '', direction: '' };
    const variant = `page:${field}:${direction}:${args.first ?? ''}:${args.scope?.name ?? ''}`;
    const plan = this.plan(info, variant, render);
    return this.run(plan.text, [...plan.values]);
  }

  private async total(
    readable: Readable,
    args: PageArguments,
    info: GraphQLResolveInfo,
  ): Promise<number | null> {
    if (nodesBelow(info.fieldNodes, 'totalCount', info).length === 0) return null;
    const builder = new StatementBuilder(this.registry, new Parameters());
    const text = `/* ${readable.type}.count */ ${builder.count(readable, args, null)}`;
    const rows = await this.run<{ count: number }>(text, builder.parameters.values);
    return rows[0]?.count ?? 0;
  }

  // Documents are parsed once and kept, so the node of a field is the key of what was made of it.
  private plan(info: GraphQLResolveInfo, variant: string, render: () => Prepared): Prepared {
    const node = info.fieldNodes[0];
    if (!node || info.fieldNodes.length > 1 || dependsOnVariables(node, info.fragments))
      return render();
    let variants = this.plans.get(node);
    if (!variants) this.plans.set(node, (variants = new Map<string, Prepared>()));
    let plan = variants.get(variant);
    if (!plan) variants.set(variant, (plan = render()));
    return plan;
  }

  private run<R extends Row>(text: string, values: unknown[]): Promise<R[]> {
    let name = this.names.get(text);
    if (name === undefined && this.names.size < STATEMENTS_KEPT) {
      this.names.set(text, (name = `read.${this.names.size}`));
    }
    return name === undefined
      ? this.db.query<R>(text, values)
      : this.db.prepared<R>(name, text, values);
  }
}

/** Shapes rows, of which there may be one more than asked for, into a page. */
export function toPage(
  readable: Readable,
  rows: readonly Row[],
  args: PageArguments,
  totalCount: number | null,
): Page {
  const first = args.first ?? FIRST.default;
  const kept = (rows.length > first ? rows.slice(0, first) : rows) as ReadRow[];
  return new RowPage(kept, rows.length > first, totalCount, orderingOf(readable, args.orderBy));
}

// Edges and cursors cost more than the rest of a row; they are made when a query asks for them.
class RowPage implements Page {
  constructor(
    readonly nodes: ReadRow[],
    private readonly hasNextPage: boolean,
    readonly totalCount: number | null,
    private readonly ordering: Ordering,
  ) {}

  get edges(): Page['edges'] {
    return this.nodes.map((node) => new RowEdge(node, this.ordering));
  }

  get pageInfo(): Page['pageInfo'] {
    const last = this.nodes.at(-1);
    return {
      hasNextPage: this.hasNextPage,
      endCursor: last ? new RowEdge(last, this.ordering).cursor : null,
    };
  }
}

class RowEdge {
  constructor(
    readonly node: ReadRow,
    private readonly ordering: Ordering,
  ) {}

  get cursor(): string {
    const value = this.node[SORT_VALUE] as string | null;
    return encodeCursor(this.ordering, { value, id: this.node.id });
  }
}
