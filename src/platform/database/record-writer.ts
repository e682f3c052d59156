import type { Refusal } from '../errors/refusal';
import type { Tx } from './db';
import type { RecordTable, Row, RowChange } from './record-table';
import { checkRow, missingReferences, refusalOfViolation } from './row-checks';
import { newId } from '../new-id';

/** What became of a set of rows: the version each written one got, and why the others were refused. */
export interface WriteResult {
  versions: Map<string, string>;
  refused: Map<string, Refusal>;
  /** The values as they were written, completed and derived ones included, by id. */
  rows?: Map<string, Row>;
}

/** What has to follow when records were removed. */
export type DeleteListener = (tx: Tx, ids: readonly string[]) => Promise<void>;

/**
 * Writes records of one noun, one or many at a time, under the noun's rules. It is the only way to
 * write the noun's table: mutations, imports and the synchronization engine all come through here.
 *
 * A noun says what is special about it by overriding `prepareInsert`, `prepareUpdate` and `check`;
 * lengths, required values, references, decimals and natural keys are checked for every noun alike.
 */
export class RecordWriter {
  private readonly deleteListeners: DeleteListener[] = [];

  constructor(
    readonly table: RecordTable,
    /** The noun as people read it, such as `Customer`. */
    readonly noun: string,
    /** Property that names a record to a person, such as `number`. */
    readonly key: string,
  ) {}

  /** Inserts drafts; an id is made where the draft has none. Refused drafts are left out, the others written. */
  async insert(tx: Tx, drafts: readonly Row[]): Promise<WriteResult> {
    // A draft with an id belongs to this write; copying it again would be a fifth of what a load allocates.
    const rows = drafts.map(
      (draft) =>
        (typeof draft.id === 'string' ? draft : { ...draft, id: newId() }) as Row & { id: string },
    );
    const prepared = await this.prepareInsert(tx, rows);
    const refused = await this.refusals(tx, prepared, 'insert');
    const accepted = prepared.filter((row) => !refused.has(row.id));
    const versions = await this.write(tx, accepted, refused, (set) => this.table.insert(tx, set));
    await this.afterInsert(
      tx,
      accepted.filter((row) => versions.has(row.id)),
    );
    return { versions, refused, rows: new Map(accepted.map((row) => [row.id, row])) };
  }

  /** Updates records; a change that names a version is refused by silence (no version back) when the row is at another. */
  async update(tx: Tx, changes: readonly RowChange[]): Promise<WriteResult> {
    const prepared = await this.prepareUpdate(tx, changes);
    const asRows = prepared.map((change) => ({ ...change.changes, id: change.id }));
    const refused = await this.refusals(tx, asRows, 'update');
    const accepted = prepared.filter((change) => !refused.has(change.id));
    const versions = await this.write(tx, accepted, refused, (set) => this.table.update(tx, set));
    await this.afterUpdate(
      tx,
      accepted.filter((change) => versions.has(change.id)),
    );
    return {
      versions,
      refused,
      rows: new Map(accepted.map((change) => [change.id, change.changes])),
    };
  }

  /** Removes records. A noun that forbids or restricts this overrides it. */
  async delete(tx: Tx, ids: readonly string[]): Promise<WriteResult> {
    await this.table.delete(tx, ids);
    await this.deleted(tx, ids);
    return { versions: new Map(), refused: new Map() };
  }

  /** Has the listener told of removed records, in the transaction that removes them. */
  onDelete(listener: DeleteListener): void {
    this.deleteListeners.push(listener);
  }

  /** Tells the listeners of removed records; a writer that removes them itself calls it. */
  protected async deleted(tx: Tx, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    for (const listener of this.deleteListeners) await listener(tx, ids);
  }

  /** Completes drafts before they are checked: numbers from a series, defaults, derived values. */
  protected async prepareInsert(
    _tx: Tx,
    drafts: readonly (Row & { id: string })[],
  ): Promise<(Row & { id: string })[]> {
    return [...drafts];
  }

  /** Completes changes before they are checked: derived values. */
  protected async prepareUpdate(_tx: Tx, changes: readonly RowChange[]): Promise<RowChange[]> {
    return [...changes];
  }

  /** Rules of the noun over what is about to be written; a refusal per id. */
  protected async check(
    _tx: Tx,
    _rows: readonly (Row & { id: string })[],
    _action: 'insert' | 'update',
  ): Promise<Map<string, Refusal>> {
    return new Map();
  }

  /** What follows from new rows, in the same transaction. */
  protected async afterInsert(_tx: Tx, _rows: readonly (Row & { id: string })[]): Promise<void> {}

  /** What follows from changed rows, in the same transaction. */
  protected async afterUpdate(_tx: Tx, _changes: readonly RowChange[]): Promise<void> {}

  private async refusals(
    tx: Tx,
    rows: readonly (Row & { id: string })[],
    action: 'insert' | 'update',
  ): Promise<Map<string, Refusal>> {
    const refused = await this.check(tx, rows, action);
    for (const row of rows) {
      if (refused.has(row.id)) continue;
      const refusal = checkRow(this.table, row, action);
      if (refusal) refused.set(row.id, refusal);
    }
    const open = rows.filter((row) => !refused.has(row.id));
    for (const [id, refusal] of await missingReferences(tx, this.table, open))
      refused.set(id, refusal);
    return refused;
  }

  // All at once; when the database objects, halves are tried until the offending rows stand alone.
  private async write<T extends { id: string }>(
    tx: Tx,
    set: readonly T[],
    refused: Map<string, Refusal>,
    statement: (set: readonly T[]) => Promise<Map<string, string>>,
  ): Promise<Map<string, string>> {
    if (set.length === 0) return new Map();
    try {
      return await tx.savepoint(() => statement(set));
    } catch (error) {
      const refusal = refusalOfViolation(this.noun, this.key, error, valuesOf(set[0]));
      if (!refusal) throw error;
      const only = set.length === 1 ? set[0] : undefined;
      if (only) {
        refused.set(only.id, refusal);
        return new Map();
      }
      const middle = set.length >> 1;
      const left = await this.write(tx, set.slice(0, middle), refused, statement);
      const right = await this.write(tx, set.slice(middle), refused, statement);
      return new Map([...left, ...right]);
    }
  }
}

// A draft is its values; a change carries them beside the id.
function valuesOf(written: object | undefined): Row {
  const row = (written ?? {}) as Row;
  return typeof row.changes === 'object'
    ? { ...(row.changes as unknown as Row), id: row.id ?? null }
    : row;
}

/** The writer of a table; throws when the table has none, which is a mistake in the wiring. */
export function writerOf(writers: ReadonlyMap<string, RecordWriter>, table: string): RecordWriter {
  const writer = writers.get(table);
  if (!writer) throw new Error(`There is no writer for ${table}.`);
  return writer;
}
