import type { Db } from '../../platform/database/db';
import type { RecordTable, TableColumn } from '../../platform/database/record-table';
import type { OptionLabels, SideColumns } from '../filters/side-columns';
import type { UserField } from './user-field.entity';
import type { UserFieldStore } from './user-field.store';

/** Declared user-defined fields as columns, by table and property. */
export type UserColumns = ReadonlyMap<string, ReadonlyMap<string, TableColumn>>;

/** Names of option values by table and property; the edge knows them. */
export type OptionNames = ReadonlyMap<string, ReadonlyMap<string, OptionLabels>>;

/** Where user-defined fields live in a record. */
export const USER_FIELDS = 'userFields';

/** Longest text of a user-defined field that says nothing about its length. */
const LENGTH = 250;

const NONE: OptionLabels = new Map();

/** What filters, field mappings and templates may name: stored columns and declared user-defined fields. */
export class MappableColumns {
  private names: OptionNames = new Map();
  private readonly tables: ReadonlyMap<string, RecordTable>;

  constructor(
    private readonly userFields: UserFieldStore,
    tables: readonly RecordTable[],
  ) {
    this.tables = new Map(
      tables.filter((table) => SIDES.test(table.name)).map((table) => [table.name, table]),
    );
  }

  /** Teaches the names of option values, which only the schema of the API knows. */
  teach(names: OptionNames): void {
    this.names = names;
  }

  /** Tables of both sides, by schema-qualified name. */
  get sides(): ReadonlyMap<string, RecordTable> {
    return this.tables;
  }

  /** All declared user-defined fields; one statement. */
  async userColumns(db: Db): Promise<UserColumns> {
    const byTable = new Map<string, Map<string, TableColumn>>();
    for (const field of await this.userFields.list(db)) {
      const columns = byTable.get(field.recordTable) ?? new Map<string, TableColumn>();
      const column = columnOf(field);
      byTable.set(field.recordTable, columns.set(column.property, column));
    }
    return byTable;
  }

  /** Stored columns of a table with these user-defined fields; none for a table that does not exist. */
  of(table: string, own: ReadonlyMap<string, TableColumn>): ReadonlyMap<string, TableColumn> {
    const stored = this.tables.get(table)?.columns;
    if (!stored || own.size === 0) return stored ?? own;
    return new Map([...stored, ...own]);
  }

  /** What may be named of a table. */
  side(table: string, own: ReadonlyMap<string, TableColumn> = new Map()): SideColumns {
    const labels = this.names.get(table);
    return {
      table,
      columns: this.of(table, own),
      labels: (property) => labels?.get(property) ?? NONE,
    };
  }
}

const SIDES = /^(erp|crm)\./;

const TYPES = {
  TEXT: 'varchar',
  CODE: 'varchar',
  INTEGER: 'integer',
  DECIMAL: 'numeric',
  BOOLEAN: 'boolean',
  DATE: 'date',
  DATE_TIME: 'timestamptz',
} as const;

function columnOf(field: UserField): TableColumn {
  const textual = field.type === 'TEXT' || field.type === 'CODE';
  return {
    property: `${USER_FIELDS}.${field.name}`,
    column: 'user_fields',
    type: TYPES[field.type],
    length: textual ? (field.length ?? LENGTH) : null,
    nullable: true,
    defaultValue: undefined,
    code: field.type === 'CODE',
    path: field.name,
  };
}
