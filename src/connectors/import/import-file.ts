import { join } from 'node:path';
import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import { Refusal } from '../../platform/errors/refusal';
import type { Payload, Translation } from '../translation';
import { writeDerivedRows } from './derived-rows';
import type { ImportParts } from './import-folder';
import { FileReport, type ImportSummary } from './import-summary';
import { loadRows } from './load-rows';
import { readBatches, type IndexedValue } from './read-file';
import { fieldOf, translateBatch, type RefusedRecord } from './translate-batch';

/** Which pass over a file: all but the references that lead forward, or these alone. */
export type ImportPass = 'first' | 'later';

/** Records of one transaction. */
const BATCH = 1_000;

/** Loads the files of one folder, one at a time. */
export class ImportFile {
  constructor(
    private readonly folder: string,
    private readonly parts: ImportParts,
    private readonly summary: ImportSummary,
    private readonly localCurrency: string | null,
  ) {}

  /** Loads a file, batch by batch; a record that cannot be loaded is reported and the rest goes on. */
  async run(file: string, translation: Translation, pass: ImportPass): Promise<void> {
    const report = new FileReport(this.summary, file);
    try {
      for await (const records of readBatches(join(this.folder, file), BATCH)) {
        const batch = { translation, pass, records };
        await this.parts.unitOfWork.run((tx) => this.load(tx, batch, report), { actor: 'import' });
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (pass === 'first') report.refuse(null, error, error.field);
    }
  }

  private async load(
    tx: Tx,
    {
      translation,
      pass,
      records,
    }: { translation: Translation; pass: ImportPass; records: readonly IndexedValue[] },
    report: FileReport,
  ): Promise<void> {
    const { tables, loaders } = this.parts;
    const writer = loaders.get(translation.table);
    if (!writer) throw new Error(`There is no loader for ${translation.table}.`);
    const context = { db: tx, tables, translation, localCurrency: this.localCurrency };
    const { translated, refused } = await translateBatch(context, records);
    const loaded = await loadRows(
      tx,
      writer,
      { naturalKey: translation.naturalKey, insertsNew: pass === 'first' },
      translated.map(({ row }) => inPass(row, translation.later ?? [], pass)),
    );
    const refusals: (RefusedRecord & { payload?: Payload })[] = translated.flatMap(
      ({ index, row, payload }) => {
        const refusal = loaded.refused.get(row.id);
        return refusal ? [{ index, refusal, payload }] : [];
      },
    );
    // What cannot be translated was reported by the first pass.
    if (pass === 'first') refusals.push(...refused);
    for (const { index, refusal, payload } of refusals.sort((a, b) => a.index - b.index))
      report.refuse(index, refusal, fieldOf(translation, refusal.field, payload));
    if (pass === 'later') return;
    report.counts.inserted += loaded.inserted;
    report.counts.updated += loaded.updated;
    report.counts.unchanged += loaded.unchanged;
    const written = translated.filter(({ row }) => !loaded.refused.has(row.id));
    await writeDerivedRows(tx, loaders, translation, written);
  }
}

function inPass(
  row: Row & { id: string },
  later: readonly string[],
  pass: ImportPass,
): Row & { id: string } {
  const kept = Object.entries(row).filter(
    ([property]) => property === 'id' || later.includes(property) === (pass === 'later'),
  );
  return Object.fromEntries(kept) as Row & { id: string };
}
