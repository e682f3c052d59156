import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { RecordWriter } from '../../platform/database/record-writer';
import { newId } from '../../platform/new-id';
import type { Translation } from '../translation';
import type { TranslatedRecord } from './translate-batch';

type Draft = Row & { id: string };

/** By which properties a derived row is known, so that it is made once. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  'erp.contact_business_relation': ['linkToTable', 'no'],
  'erp.item_ledger_entry': ['itemNo', 'documentNumber'],
  'erp.customer_ledger_entry': ['documentNumber', 'documentType'],
};

/** Writes the rows of other tables that follow from loaded records, such as the stock of an item; each once. */
export async function writeDerivedRows(
  tx: Tx,
  loaders: ReadonlyMap<string, RecordWriter>,
  translation: Translation,
  loaded: readonly TranslatedRecord[],
): Promise<void> {
  if (!translation.also) return;
  const byTable = new Map<string, Draft[]>();
  for (const { payload, row } of loaded) {
    for (const { table, row: values } of translation.also(payload, row)) {
      const drafts = byTable.get(table) ?? [];
      drafts.push({ ...values, id: newId() });
      byTable.set(table, drafts);
    }
  }
  for (const [table, drafts] of byTable) {
    const writer = loaders.get(table);
    if (!writer) throw new Error(`There is no loader for ${table}.`);
    const missing = await withoutKnown(tx, writer, drafts);
    const isLedger = writer.table.columns.has('entryNo');
    const { refused } = await writer.insert(
      tx,
      isLedger ? await numbered(tx, table, missing) : missing,
    );
    for (const refusal of refused.values()) throw refusal;
  }
}

async function withoutKnown(
  tx: Tx,
  { table }: RecordWriter,
  drafts: readonly Draft[],
): Promise<Draft[]> {
  const key = KEYS[table.name] ?? [];
  const [first] = key;
  if (first === undefined) return [...drafts];
  const keyOf = (row: Row): string => JSON.stringify(key.map((property) => row[property] ?? null));
  const values = [...new Set(drafts.map((row) => row[first] ?? null))];
  const known = new Set((await table.rowsBy(tx, first, values)).map(keyOf));
  return drafts.filter((row) => !known.has(keyOf(row)));
}

// Ledgers number their entries without gaps, under the lock that posting takes too.
async function numbered(tx: Tx, table: string, rows: readonly Draft[]): Promise<Draft[]> {
  await tx.query(`/* ledger.lock */ SELECT pg_advisory_xact_lock(hashtext($1))`, [table]);
  const [last] = await tx.query<{ last: string; day: string }>(
    `/* ledger.last */ SELECT coalesce(max(entry_no), 0) AS last, current_setting('tandem.now')::timestamptz::date AS day FROM ${table}`,
  );
  return rows.map((row, index) => ({
    postingDate: last?.day ?? null,
    ...row,
    entryNo: String(BigInt(last?.last ?? '0') + BigInt(index + 1)),
  }));
}
