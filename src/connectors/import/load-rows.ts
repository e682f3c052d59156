import type { Tx } from '../../platform/database/db';
import type { Row, RowChange, RowValue } from '../../platform/database/record-table';
import type { RecordWriter } from '../../platform/database/record-writer';
import type { Refusal } from '../../platform/errors/refusal';
import { Decimal } from 'decimal.js';

/** What became of a set of rows. */
export interface Loaded {
  inserted: number;
  updated: number;
  unchanged: number;
  /** Refusals by the id the row came with. */
  refused: Map<string, Refusal>;
}

/** How rows are recognized, and whether those that are not there yet are written. */
export interface LoadOptions {
  readonly naturalKey: readonly string[];
  readonly insertsNew: boolean;
}

/**
 * Writes rows that may be there already: known by id, else by natural key. What is equal is not written, so
 * loading the same twice changes nothing.
 */
export async function loadRows(
  tx: Tx,
  writer: RecordWriter,
  { naturalKey, insertsNew }: LoadOptions,
  rows: readonly (Row & { id: string })[],
): Promise<Loaded> {
  const known = await knownRows(tx, writer, naturalKey, rows);
  const drafts: (Row & { id: string })[] = [];
  const changes: (RowChange & { from: string })[] = [];
  let unchanged = 0;
  for (const row of rows) {
    const present = known.get(row.id);
    if (!present) {
      if (insertsNew) drafts.push(row);
      continue;
    }
    const differing = Object.entries(row).filter(
      ([property, value]) => property !== 'id' && !same(present[property] ?? null, value),
    );
    if (differing.length === 0) unchanged++;
    else
      changes.push({
        id: String(present.id),
        from: row.id,
        version: null,
        changes: Object.fromEntries(differing),
      });
  }
  const inserted = await writer.insert(tx, drafts);
  const updated = await writer.update(
    tx,
    changes.map(({ id, version, changes: to }) => ({ id, version, changes: to })),
  );
  const refused = new Map(inserted.refused);
  for (const { id, from } of changes) {
    const refusal = updated.refused.get(id);
    if (refusal) refused.set(from, refusal);
  }
  return { inserted: inserted.versions.size, updated: updated.versions.size, unchanged, refused };
}

async function knownRows(
  tx: Tx,
  writer: RecordWriter,
  naturalKey: readonly string[],
  rows: readonly (Row & { id: string })[],
): Promise<Map<string, Row>> {
  const ids = rows.map((row) => row.id).filter((id) => UUID.test(id));
  const known = await writer.table.rowsByIds(tx, ids);
  const [first] = naturalKey;
  const open = rows.filter((row) => !known.has(row.id));
  if (first === undefined || open.length === 0) return known;
  const keyOf = (row: Row): string =>
    JSON.stringify(naturalKey.map((property) => row[property] ?? null));
  const values = [...new Set(open.flatMap((row) => (row[first] == null ? [] : [row[first]])))];
  const byKey = new Map(
    (await writer.table.rowsBy(tx, first, values)).map((row) => [keyOf(row), row]),
  );
  for (const row of open) {
    const present = byKey.get(keyOf(row));
    if (present) known.set(row.id, present);
  }
  return known;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const DECIMAL = /^-?\d+(\.\d+)?$/;

function same(present: RowValue, value: RowValue): boolean {
  if (present === value) return true;
  if (typeof present === 'string' && typeof value === 'string') {
    if (DECIMAL.test(present) && DECIMAL.test(value)) return new Decimal(present).equals(value);
    return /^\d{4}-\d{2}-\d{2}T/.test(value) && Date.parse(present) === Date.parse(value);
  }
  return false;
}
