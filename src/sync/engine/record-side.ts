import type { Db, Tx } from '../../platform/database/db';
import type { RecordTable, Row, RowChange } from '../../platform/database/record-table';
import type { WriteResult } from '../../platform/database/record-writer';

/**
 * One side of a table mapping: how the engine reads and writes the records there. What a noun computes
 * (such as an item's inventory) is present in the rows it loads. The engine knows no noun beyond this.
 */
export interface RecordSide {
  /** The stored columns; computed values come on top of them. */
  readonly table: RecordTable;
  /** The noun as people read it, such as `Customer`. */
  readonly noun: string;
  /** Property that names a record to a person, such as `number`. */
  readonly key: string;
  /** Property by which people look a record up, such as `name`; where a noun has no name, the key. */
  readonly title: string;
  /** What the side's own links call the table, such as `account`; null where no link leads to it. */
  readonly entityName: string | null;
  /** Whole rows by id, computed values included; missing ids have no entry. `lock` keeps them until the transaction ends. */
  load(db: Db, ids: readonly string[], lock?: 'none' | 'update'): Promise<Map<string, Row>>;
  /** Locks records until the transaction ends, in the order of their ids, and says at which version each is. */
  lock(tx: Tx, ids: readonly string[]): Promise<Map<string, string>>;
  /** Creates records under the side's own rules. */
  insert(tx: Tx, drafts: readonly Row[]): Promise<WriteResult>;
  /** Changes records under the side's own rules. A row at another version than named has no version in the result. */
  update(tx: Tx, changes: readonly RowChange[]): Promise<WriteResult>;
  /** Removes records under the side's own rules. */
  delete(tx: Tx, ids: readonly string[]): Promise<WriteResult>;
}
