import type { EntityMetadata } from 'typeorm';
import { plainArray } from './array-values';
import { isCode } from './columns';
import type { Db, Tx } from './db';

/** A value of a row in memory: decimals, days, instants and 64-bit integers are text. */
export type RowValue = string | number | boolean | null | object;

/** A row in memory, keyed by property names. */
export type Row = Record<string, RowValue>;

/** One changed row: which, as of which version (null: whatever is there), and the new values. */
export interface RowChange {
  id: string;
  version: string | null;
  changes: Row;
}

/** One column of a table, as the code and as the database see it. */
export interface TableColumn {
  property: string;
  column: string;
  type: string;
  /** Greatest length of a text; null when without limit. */
  length: number | null;
  nullable: boolean;
  /** What an insert takes when the draft says nothing; undefined: null, or the database decides. */
  defaultValue: RowValue | undefined;
  /** A code: compared and written trimmed and in upper case. */
  code?: boolean;
  /** Key inside a JSON column: a user-defined field, which is no column of its own. */
  path?: string;
}

/** A reference of one property to the key of another table, held by the database. */
export interface TableReference {
  property: string;
  /** Schema-qualified table referred to. */
  table: string;
  /** Column referred to, as the database names it. */
  column: string;
  /** The referring row goes along when the other is removed. */
  cascades: boolean;
}

const STAMPED = new Set(['createdAt', 'modifiedAt', 'modifiedBy', 'version', 'changedXid']);

/**
 * Set-wise access to one table, driven by its entity's columns: many rows in one statement, whatever
 * the noun. One `json_populate_recordset` insert of 2,000 rows costs a thirtieth of saving entities one by one.
 */
export class RecordTable {
  readonly columns: ReadonlyMap<string, TableColumn>;
  private readonly selectList: string;

  constructor(
    /** Schema-qualified name, such as `erp.customer`. */
    readonly name: string,
    columns: TableColumn[],
    /** References by one column; those over several columns are left to the database. */
    readonly references: readonly TableReference[] = [],
  ) {
    this.columns = new Map(columns.map((column) => [column.property, column]));
    this.selectList = columns.map((c) => `t.${c.column} AS "${c.property}"`).join(', ');
  }

  /** Builds the table of an entity. */
  static of(metadata: EntityMetadata): RecordTable {
    const columns = metadata.columns.map((column) => ({
      property: column.propertyName,
      column: column.databaseName,
      type: typeof column.type === 'string' ? column.type : 'varchar',
      length: column.length ? Number(column.length) : null,
      nullable: column.isNullable,
      defaultValue: literalDefault(column.default, column.type),
      code:
        typeof metadata.target === 'function' &&
        isCode(metadata.target.prototype as object, column.propertyName),
    }));
    return new RecordTable(
      `${metadata.schema}.${metadata.tableName}`,
      columns,
      referencesOf(metadata),
    );
  }

  /** The column of a property; throws when the table has none, which is a mistake in the code. */
  column(property: string): TableColumn {
    const column = this.columns.get(property);
    if (!column) throw new Error(`Table ${this.name} has no property ${property}.`);
    return column;
  }

  /** Whole rows by id; ids without a row are missing from the map. */
  async rowsByIds(
    db: Db,
    ids: readonly string[],
    lock: 'none' | 'update' = 'none',
  ): Promise<Map<string, Row>> {
    if (ids.length === 0) return new Map();
    const rows = await db.query<Row>(
      `/* ${this.name}.rowsByIds */ SELECT ${this.selectList} FROM ${this.name} t
        WHERE t.id = ANY($1::uuid[])${lock === 'update' ? ' ORDER BY t.id FOR UPDATE' : ''}`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id as string, row]));
  }

  /** As `rowsByIds`, but of each row its id and these properties alone; those that are no column are passed over. */
  async partsByIds(
    db: Db,
    ids: readonly string[],
    properties: ReadonlySet<string>,
  ): Promise<Map<string, Row>> {
    if (ids.length === 0) return new Map();
    const selected = [...this.columns.values()]
      .filter(({ property }) => property === 'id' || properties.has(property))
      .map(({ property, column }) => `t.${column} AS "${property}"`);
    const rows = await db.query<Row>(
      `/* ${this.name}.partsByIds */ SELECT ${selected.join(', ')} FROM ${this.name} t WHERE t.id = ANY($1::uuid[])`,
      [plainArray(ids, (id) => id)],
    );
    return new Map(rows.map((row) => [row.id as string, row]));
  }

  /** Locks rows until the transaction ends, in the order of their ids; the version of each by id. */
  async lockByIds(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await tx.query<{ id: string; version: string }>(
      `/* ${this.name}.lockByIds */ SELECT t.id, t.version FROM ${this.name} t
        WHERE t.id = ANY($1::uuid[]) ORDER BY t.id FOR UPDATE`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row.version]));
  }

  /** Whole rows whose property has one of the values. */
  async rowsBy(db: Db, property: string, values: readonly RowValue[]): Promise<Row[]> {
    if (values.length === 0) return [];
    const { column, type } = this.column(property);
    return db.query<Row>(
      `/* ${this.name}.rowsBy.${column} */ SELECT ${this.selectList} FROM ${this.name} t
        WHERE t.${column} = ANY($1::${type}[]) ORDER BY t.id`,
      [values],
    );
  }

  /** Whole rows under a condition; `where` refers to the table as `t` and to its values as $1, $2 ... */
  async rowsWhere(db: Db, where: string, values: unknown[] = []): Promise<Row[]> {
    return db.query<Row>(
      `/* ${this.name}.rowsWhere */ SELECT ${this.selectList} FROM ${this.name} t WHERE ${where}`,
      values,
    );
  }

  /**
   * Inserts rows in one statement and returns the version each got, by id. Properties that are in none
   * of the rows take the database's default; a property that is in some must be in all that need it.
   */
  async insert(tx: Tx, rows: readonly Row[]): Promise<Map<string, string>> {
    const first = rows[0];
    if (!first) return new Map();
    const properties = unionOfKeys(rows).filter((property) => !STAMPED.has(property));
    const columns = properties.map((property) => this.column(property).column);
    const inserted = await tx.query<{ id: string; version: string }>(
      `/* ${this.name}.insert */ INSERT INTO ${this.name} (${columns.join(', ')})
       SELECT ${columns.join(', ')} FROM json_populate_recordset(NULL::${this.name}, $1::json)
       RETURNING id, version`,
      [this.json(rows, properties)],
    );
    return new Map(inserted.map((row) => [row.id, row.version]));
  }

  /**
   * Updates rows in as few statements as there are different sets of changed properties and returns the
   * version each got, by id. A row that is gone, or is at another version than the caller saw, is left
   * alone and missing from the map.
   */
  async update(tx: Tx, changes: readonly RowChange[]): Promise<Map<string, string>> {
    const versions = new Map<string, string>();
    for (const group of groupByShape(changes).values()) {
      const properties = Object.keys(group[0]?.changes ?? {}).filter((p) => !STAMPED.has(p));
      if (properties.length === 0) continue;
      const columns = properties.map((property) => this.column(property).column);
      const payload = group.map((change) => ({
        id: change.id,
        version: change.version,
        ...change.changes,
      }));
      const updated = await tx.query<{ id: string; version: string }>(
        `/* ${this.name}.update */ UPDATE ${this.name} t
            SET ${columns.map((column) => `${column} = s.${column}`).join(', ')}
           FROM json_populate_recordset(NULL::${this.name}, $1::json) s
          WHERE t.id = s.id AND (s.version IS NULL OR t.version = s.version)
          RETURNING t.id, t.version`,
        [this.json(payload, ['id', 'version', ...properties])],
      );
      for (const row of updated) versions.set(row.id, row.version);
    }
    return versions;
  }

  /** Deletes rows by id and returns how many there were. */
  async delete(tx: Tx, ids: readonly string[]): Promise<number> {
    if (ids.length === 0) return 0;
    return tx.execute(
      `/* ${this.name}.delete */ DELETE FROM ${this.name} WHERE id = ANY($1::uuid[])`,
      [ids],
    );
  }

  private json(rows: readonly Row[], properties: readonly string[]): string {
    const pairs = properties.map((property) => [property, this.column(property).column] as const);
    return JSON.stringify(
      rows.map((row) => {
        const record: Row = {};
        for (const [property, column] of pairs) {
          const value = row[property];
          record[column] =
            value === undefined ? (this.column(property).defaultValue ?? null) : value;
        }
        return record;
      }),
    );
  }
}

function literalDefault(value: unknown, type: unknown): RowValue | undefined {
  if (typeof value === 'string') return type === 'jsonb' ? (JSON.parse(value) as object) : value;
  return typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

function referencesOf(metadata: EntityMetadata): TableReference[] {
  return metadata.foreignKeys.flatMap((key) => {
    const column = key.columns[0];
    const target = key.referencedColumns[0];
    if (key.columns.length !== 1 || !column || !target) return [];
    const { schema, tableName } = key.referencedEntityMetadata;
    return [
      {
        property: column.propertyName,
        table: `${schema}.${tableName}`,
        column: target.databaseName,
        cascades: key.onDelete === 'CASCADE',
      },
    ];
  });
}

function unionOfKeys(rows: readonly Row[]): string[] {
  const keys = new Set<string>();
  for (const row of rows) for (const key in row) keys.add(key);
  return [...keys];
}

function groupByShape(changes: readonly RowChange[]): Map<string, RowChange[]> {
  const groups = new Map<string, RowChange[]>();
  for (const change of changes) {
    const shape = Object.keys(change.changes).sort().join();
    const group = groups.get(shape);
    if (group) group.push(change);
    else groups.set(shape, [change]);
  }
  return groups;
}
