import type { Db, Tx } from '../../platform/database/db';
import type { RecordTable, Row, RowChange } from '../../platform/database/record-table';
import type { WriteResult } from '../../platform/database/record-writer';

/** The properties of a record that was merged into another: the flag, and the id of the one that took it over (D-7). */
export interface MergeColumns {
  readonly merged: string;
  readonly into: string;
}

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
  /** Values that take a record out of business without removing it, such as blocked; null: the noun has no such state. */
  readonly deactivated: Row | null;
  /** How a record says that it was merged into another one; null: records of the noun are never merged. */
  readonly merging: MergeColumns | null;
  /** Whole rows by id, computed values included; missing ids have no entry. `lock` keeps them until the transaction ends. */
  load(db: Db, ids: readonly string[], lock?: 'none' | 'update'): Promise<Map<string, Row>>;
  /** As `load`, but only these of the stored properties, beside the id: for those who look at very many records. */
  loadPart(
    db: Db,
    ids: readonly string[],
    properties: ReadonlySet<string>,
  ): Promise<Map<string, Row>>;
  /** Locks records until the transaction ends, in the order of their ids, and says at which version each is. */
  lock(tx: Tx, ids: readonly string[]): Promise<Map<string, string>>;
  /** Creates records under the side's own rules. */
  insert(tx: Tx, drafts: readonly Row[]): Promise<WriteResult>;
  /** Changes records under the side's own rules. A row at another version than named has no version in the result. */
  update(tx: Tx, changes: readonly RowChange[]): Promise<WriteResult>;
  /** Removes records under the side's own rules. */
  delete(tx: Tx, ids: readonly string[]): Promise<WriteResult>;
}
