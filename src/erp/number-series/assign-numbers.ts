import type { Tx } from '../../platform/database/db';
import type { RecordTable } from '../../platform/database/record-table';
import { Refusal } from '../../platform/errors/refusal';
import { textOf, type IdRow } from '../common/row-values';
import { NumberingStore, type NumberedKind } from '../sales-setup/numbering.store';
import { DrawNumbers } from './draw-numbers';
import { manualNumberRefused, numberSeriesNotFound } from './number-series.errors';

/** Gives new records of one noun their numbers. */
export class AssignNumbers {
  private readonly drawNumbers = new DrawNumbers();
  private readonly setup = new NumberingStore();

  constructor(
    private readonly table: RecordTable,
    private readonly kind: NumberedKind,
  ) {}

  /**
   * Gives a number to every draft without one: from the series it names itself as `numberSeries`, which is no
   * column, else from that of its template, else from that of the sales setup (T-16). Returns why drafts got none or may not keep the one they brought, by id.
   */
  async run(
    tx: Tx,
    drafts: readonly IdRow[],
    seriesOfTemplate: (draft: IdRow) => string | null = () => null,
  ): Promise<Map<string, Refusal>> {
    const numbering = await this.setup.get(tx);
    const groups = new Map<string | null, IdRow[]>();
    for (const draft of drafts) {
      const own = textOf(draft.numberSeries);
      delete draft.numberSeries;
      const series = own ?? seriesOfTemplate(draft) ?? numbering[this.kind];
      const group = groups.get(series);
      if (group) group.push(draft);
      else groups.set(series, [draft]);
    }
    const refused = await this.manualNumbers(tx, groups);
    // In order of their codes, so that two writers never wait for one another.
    for (const series of [...groups.keys()].sort()) {
      const open = (groups.get(series) ?? []).filter((draft) => textOf(draft.number) === null);
      const refusal = await this.draw(tx, series, open, numbering.today);
      if (refusal) for (const draft of open) refused.set(draft.id, refusal);
    }
    return refused;
  }

  private async draw(
    tx: Tx,
    seriesCode: string | null,
    drafts: readonly IdRow[],
    date: string,
  ): Promise<Refusal | null> {
    if (drafts.length === 0) return null;
    if (seriesCode === null) return numberSeriesNotFound(null);
    const usedIn = [{ table: this.table.name, column: this.table.column('number').column }];
    try {
      const request = { seriesCode, count: drafts.length, date, usedIn };
      const numbers = await this.drawNumbers.run(tx, request);
      drafts.forEach((draft, index) => (draft.number = numbers[index] ?? null));
      return null;
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }

  private async manualNumbers(
    tx: Tx,
    groups: ReadonlyMap<string | null, readonly IdRow[]>,
  ): Promise<Map<string, Refusal>> {
    const refused = new Map<string, Refusal>();
    const codes = [...groups].flatMap(([series, drafts]) =>
      series !== null && drafts.some((draft) => textOf(draft.number)) ? [series] : [],
    );
    if (codes.length === 0) return refused;
    const closed = await tx.query<{ code: string }>(
      '/* number-series.withoutManual */ SELECT code FROM erp.number_series WHERE code = ANY($1) AND NOT manual_nos',
      [codes],
    );
    for (const { code } of closed)
      for (const draft of groups.get(code) ?? []) {
        const number = textOf(draft.number);
        if (number !== null) refused.set(draft.id, manualNumberRefused(code, number));
      }
    return refused;
  }
}
