import type { Db, Tx } from '../../platform/database/db';
import type { Row, RowChange, RowValue } from '../../platform/database/record-table';
import type { WriteResult } from '../../platform/database/record-writer';
import type { RecordSide } from '../engine/record-side';
import { USER_FIELDS } from './mappable-columns';

const PREFIX = `${USER_FIELDS}.`;

/**
 * A side whose user-defined fields look like properties of their own, such as `userFields.shoeSize`: loaded rows
 * carry them beside the JSON column, and a write of one leaves the others as they are.
 */
export class UserFieldSide implements RecordSide {
  constructor(private readonly side: RecordSide) {}

  get table() {
    return this.side.table;
  }

  get noun(): string {
    return this.side.noun;
  }

  get key(): string {
    return this.side.key;
  }

  get title(): string {
    return this.side.title;
  }

  get entityName(): string | null {
    return this.side.entityName;
  }

  get deactivated() {
    return this.side.deactivated;
  }

  get merging() {
    return this.side.merging;
  }

  async load(
    db: Db,
    ids: readonly string[],
    lock: 'none' | 'update' = 'none',
  ): Promise<Map<string, Row>> {
    const rows = await this.side.load(db, ids, lock);
    for (const row of rows.values()) spread(row);
    return rows;
  }

  async loadPart(
    db: Db,
    ids: readonly string[],
    properties: ReadonlySet<string>,
  ): Promise<Map<string, Row>> {
    const rows = await this.side.loadPart(db, ids, properties);
    for (const row of rows.values()) spread(row);
    return rows;
  }

  lock(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
    return this.side.lock(tx, ids);
  }

  async insert(tx: Tx, drafts: readonly Row[]): Promise<WriteResult> {
    const folded = drafts.map((draft) => fold(draft, {}));
    const result = await this.side.insert(tx, folded);
    for (const row of result.rows?.values() ?? []) spread(row);
    return result;
  }

  async update(tx: Tx, changes: readonly RowChange[]): Promise<WriteResult> {
    const own = changes.filter((change) => Object.keys(change.changes).some(isUserField));
    if (own.length === 0) return this.side.update(tx, changes);
    const present = await this.present(
      tx,
      own.map((change) => change.id),
    );
    const folded = changes.map((change) => ({
      ...change,
      changes: fold(change.changes, present.get(change.id) ?? {}),
    }));
    const result = await this.side.update(tx, folded);
    for (const { id, changes: written } of own) {
      const row = result.rows?.get(id);
      if (!row) continue;
      delete row[USER_FIELDS];
      for (const property of Object.keys(written).filter(isUserField))
        row[property] = written[property] ?? null;
    }
    return result;
  }

  delete(tx: Tx, ids: readonly string[]): Promise<WriteResult> {
    return this.side.delete(tx, ids);
  }

  // The rows stay locked, so that nobody's field is lost between reading them and writing.
  private async present(tx: Tx, ids: readonly string[]): Promise<Map<string, Row>> {
    const rows = await this.side.load(tx, ids, 'update');
    return new Map([...rows].map(([id, row]) => [id, objectOf(row[USER_FIELDS])]));
  }
}

function isUserField(property: string): boolean {
  return property.startsWith(PREFIX);
}

function spread(row: Row): void {
  const fields = objectOf(row[USER_FIELDS]);
  for (const name in fields) row[PREFIX + name] = fields[name] ?? null;
}

// Fields become keys of the JSON column again; a blank one loses its key.
function fold(values: Row, present: Row): Row {
  const names = Object.keys(values).filter(isUserField);
  if (names.length === 0) return values;
  const folded: Row = {};
  for (const property in values)
    if (!isUserField(property)) folded[property] = values[property] ?? null;
  const fields: Row = { ...present, ...objectOf(values[USER_FIELDS]) };
  for (const property of names) {
    const name = property.slice(PREFIX.length);
    const value = values[property] ?? null;
    if (value === null) delete fields[name];
    else fields[name] = value;
  }
  folded[USER_FIELDS] = fields;
  return folded;
}

function objectOf(value: RowValue | undefined): Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : {};
}
