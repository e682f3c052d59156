import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Db, Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import type { RecordWriter } from '../../platform/database/record-writer';
import type { UnitOfWork } from '../../platform/database/unit-of-work';
import { Refusal } from '../../platform/errors/refusal';
import { DOCUMENT_TRANSLATIONS } from '../business-central/documents.translations';
import { MASTER_TRANSLATIONS } from '../business-central/masters.translations';
import { PRODUCT_TRANSLATIONS } from '../business-central/products.translations';
import { entityTranslations } from '../dynamics-sales/entity.translations';
import type { Translation } from '../translation';
import { loadRows } from './load-rows';
import { prepareCompany, prepareCrm } from './prepare-hub';
import { readBatches } from './read-file';
import { translateBatch } from './translate-batch';
import { newId } from '../../platform/new-id';

/** What an import needs of the product. */
export interface ImportParts {
  readonly db: Db;
  readonly tables: RecordTables;
  readonly unitOfWork: UnitOfWork;
  /** Writers that store records of another system as they are, by table. */
  readonly loaders: ReadonlyMap<string, RecordWriter>;
}

/** A record that could not be loaded. */
export interface ImportProblem {
  readonly file: string;
  /** Place in the file, from 0; null when the file as a whole cannot be read. */
  readonly index: number | null;
  readonly field: string | null;
  readonly code: string;
  readonly message: string;
}

/** What became of a file. */
export interface FileSummary {
  readonly file: string;
  inserted: number;
  updated: number;
  unchanged: number;
  refused: number;
}

/** What became of an import. */
export interface ImportSummary {
  readonly files: FileSummary[];
  readonly problems: ImportProblem[];
}

const BATCH = 1_000;
const ACTOR = 'import';

/**
 * Loads a folder of files shaped as the vendors' own APIs answer: `erp/customers.json` as Business Central gives
 * them, `crm/accounts.json` as Dataverse does. A bad record is reported and the rest loads; repeating is harmless.
 */
export async function importFolder(folder: string, parts: ImportParts): Promise<ImportSummary> {
  if (!existsSync(folder)) {
    throw new Refusal('FOLDER_NOT_FOUND', `There is no folder ${folder}.`, {
      remedy: 'Name a folder that holds erp/ and crm/ with JSON files.',
    });
  }
  const summary: ImportSummary = { files: [], problems: [] };
  const localCurrency = await prepareCompany(folder, parts);
  const sides: [string, readonly Translation[]][] = [
    ['erp', [...MASTER_TRANSLATIONS, ...PRODUCT_TRANSLATIONS, ...DOCUMENT_TRANSLATIONS]],
    ['crm', entityTranslations(parts.tables)],
  ];
  for (const [side, translations] of sides) {
    reportUnknown(folder, side, translations, summary);
    for (const translation of translations) {
      const file = join(side, `${translation.entity}.json`);
      if (existsSync(join(folder, file)))
        await importFile(folder, file, translation, {
          parts,
          summary,
          localCurrency,
          pass: 'first',
        });
    }
    for (const translation of translations.filter(({ later }) => later?.length)) {
      const file = join(side, `${translation.entity}.json`);
      if (existsSync(join(folder, file)))
        await importFile(folder, file, translation, {
          parts,
          summary,
          localCurrency,
          pass: 'later',
        });
    }
  }
  await prepareCrm(parts, localCurrency);
  return summary;
}

interface FileContext {
  parts: ImportParts;
  summary: ImportSummary;
  localCurrency: string | null;
  /** In the first pass all but the later references are loaded, in the second these alone. */
  pass: 'first' | 'later';
}

async function importFile(
  folder: string,
  file: string,
  translation: Translation,
  { parts, summary, localCurrency, pass }: FileContext,
): Promise<void> {
  const counts: FileSummary = { file, inserted: 0, updated: 0, unchanged: 0, refused: 0 };
  if (pass === 'first') summary.files.push(counts);
  const writer = parts.loaders.get(translation.table);
  if (!writer) throw new Error(`There is no loader for ${translation.table}.`);
  try {
    for await (const records of readBatches(join(folder, file), BATCH)) {
      await parts.unitOfWork.run(
        async (tx) => {
          const translated = await translateBatch(tx, parts.tables, translation, {
            records,
            localCurrency,
          });
          const loaded = await loadRows(
            tx,
            writer,
            translation.naturalKey,
            translated.map(({ row }) => inPass(row, translation.later ?? [], pass)),
          );
          for (const { index, row } of translated) {
            const refusal = loaded.refused.get(row.id);
            if (refusal)
              summary.problems.push({
                file,
                index,
                field: refusal.field,
                code: refusal.code,
                message: refusal.message,
              });
          }
          counts.inserted += loaded.inserted;
          counts.updated += loaded.updated;
          counts.unchanged += loaded.unchanged;
          counts.refused += loaded.refused.size;
          if (pass === 'later') return;
          await loadAlso(
            tx,
            parts,
            translation,
            translated.filter(({ row }) => !loaded.refused.has(row.id)),
          );
        },
        { actor: ACTOR },
      );
    }
  } catch (error) {
    if (!(error instanceof Error) || !/Parser|JSON/i.test(error.message)) throw error;
    summary.problems.push({
      file,
      index: null,
      field: null,
      code: 'INVALID_JSON',
      message: error.message,
    });
  }
}

function inPass(
  row: Row & { id: string },
  later: readonly string[],
  pass: FileContext['pass'],
): Row & { id: string } {
  const kept = Object.entries(row).filter(
    ([property]) => property === 'id' || later.includes(property) === (pass === 'later'),
  );
  return Object.fromEntries(kept) as Row & { id: string };
}

const ALSO_KEYS: Readonly<Record<string, readonly string[]>> = {
  'erp.contact_business_relation': ['linkToTable', 'no'],
  'erp.item_ledger_entry': ['itemNo', 'documentNumber'],
};

async function loadAlso(
  tx: Tx,
  parts: ImportParts,
  translation: Translation,
  translated: readonly { payload: Readonly<Record<string, unknown>>; row: Row }[],
): Promise<void> {
  if (!translation.also) return;
  const byTable = new Map<string, Row[]>();
  for (const { payload, row } of translated) {
    for (const also of translation.also(payload, row))
      byTable.set(also.table, [...(byTable.get(also.table) ?? []), also.row]);
  }
  for (const [table, rows] of byTable) {
    const writer = parts.loaders.get(table);
    if (!writer) throw new Error(`There is no loader for ${table}.`);
    const drafts = rows.map((row) => ({ ...row, id: newId() }));
    const missing = await withoutKnown(tx, writer, ALSO_KEYS[table] ?? [], drafts);
    const numbered = table === 'erp.item_ledger_entry' ? await numberEntries(tx, missing) : missing;
    const { refused } = await writer.insert(tx, numbered);
    const [refusal] = refused.values();
    if (refusal) throw refusal;
  }
}

async function withoutKnown(
  tx: Tx,
  writer: RecordWriter,
  key: readonly string[],
  rows: readonly (Row & { id: string })[],
) {
  const [first] = key;
  if (first === undefined) return [...rows];
  const keyOf = (row: Row): string => JSON.stringify(key.map((property) => row[property] ?? null));
  const present = await writer.table.rowsBy(tx, first, [
    ...new Set(rows.map((row) => row[first] ?? null)),
  ]);
  const known = new Set(present.map(keyOf));
  return rows.filter((row) => !known.has(keyOf(row)));
}

async function numberEntries(tx: Tx, rows: readonly (Row & { id: string })[]) {
  await tx.query(
    `/* ledger.lock */ SELECT pg_advisory_xact_lock(hashtext('erp.item_ledger_entry'))`,
  );
  const [last] = await tx.query<{ last: string; day: string }>(
    `/* ledger.last */ SELECT coalesce(max(entry_no), 0) AS last, current_setting('tandem.now')::timestamptz::date AS day FROM erp.item_ledger_entry`,
  );
  return rows.map((row, index) => ({
    ...row,
    entryNo: String(BigInt(last?.last ?? '0') + BigInt(index + 1)),
    postingDate: last?.day ?? null,
  }));
}

function reportUnknown(
  folder: string,
  side: string,
  translations: readonly Translation[],
  summary: ImportSummary,
): void {
  if (!existsSync(join(folder, side))) return;
  const known = new Set([
    ...translations.map(({ entity }) => `${entity}.json`),
    'companyInformation.json',
    'itemCategories.json',
    'itemVariants.json',
  ]);
  for (const name of readdirSync(join(folder, side))) {
    if (!name.endsWith('.json') || known.has(name)) continue;
    summary.problems.push({
      file: join(side, name),
      index: null,
      field: null,
      code: 'UNKNOWN_FILE',
      message: `${name} is no entity that is imported.`,
    });
  }
}
