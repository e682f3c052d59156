import type { DataSource } from 'typeorm';
import { RecordTable } from './record-table';

/** Every table of the data source by its schema-qualified name. */
export class RecordTables {
  private constructor(private readonly tables: ReadonlyMap<string, RecordTable>) {}

  /** Reads the tables off the entities. */
  static of(dataSource: DataSource): RecordTables {
    const tables = dataSource.entityMetadatas.map((metadata) => RecordTable.of(metadata));
    return new RecordTables(new Map(tables.map((table) => [table.name, table])));
  }

  /** The table of that name; throws when there is none, which is a mistake in the code. */
  get(name: string): RecordTable {
    const table = this.tables.get(name);
    if (!table) throw new Error(`There is no table ${name}.`);
    return table;
  }

  /** All tables. */
  list(): RecordTable[] {
    return [...this.tables.values()];
  }
}
