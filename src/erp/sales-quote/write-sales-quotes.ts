import type { Tx } from '../../platform/database/db';
import type { Row, RowChange } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import { writerOf, type RecordWriter } from '../../platform/database/record-writer';
import type { DrawNumbers } from '../number-series/draw-numbers';
import { numberSeriesNotFound } from '../number-series/number-series.errors';
import { carried, throwFirst } from '../sales-document/carried-rows';
import type { PlannedDocument } from '../sales-order/plan-sales-documents';
import { DISCOUNT } from '../sales-order/sales-order.draft';

// A header without a discount must not keep that of the quote before.
const WITHOUT_DISCOUNT: Row = {
  invoiceDiscountCalculation: DISCOUNT.none,
  invoiceDiscountValue: '0',
};

/**
 * Writes planned sales quotes: new ones under the next numbers of the series, or others in the place of those that
 * are there. All of them, or the refusal of the first that cannot be written.
 */
export class WriteSalesQuotes {
  private readonly quotes: RecordWriter;
  private readonly lines: RecordWriter;

  constructor(
    private readonly tables: RecordTables,
    writers: ReadonlyMap<string, RecordWriter>,
    private readonly numbers: DrawNumbers,
  ) {
    this.quotes = writerOf(writers, 'erp.sales_quote');
    this.lines = writerOf(writers, 'erp.sales_quote_line');
  }

  /** Makes the quotes, which take the ids of their drafts; their numbers by id. */
  async create(
    tx: Tx,
    planned: readonly PlannedDocument[],
    today: string,
  ): Promise<Map<string, string>> {
    const drawn = await this.draw(tx, planned.length, today);
    const numbers = new Map(
      planned.map(({ draft }, index) => [draft.id, drawn[index] ?? ''] as const),
    );
    const headers = planned.map(({ draft: { id }, header }) => ({
      ...carried(header, this.quotes),
      id,
      number: numbers.get(id) ?? null,
    }));
    throwFirst((await this.quotes.insert(tx, headers)).refused);
    await this.writeLines(tx, planned, numbers);
    return numbers;
  }

  /** Writes each quote in the place of the one that has the id of its draft: open again, under the same number (QT-11). */
  async replace(tx: Tx, planned: readonly PlannedDocument[]): Promise<Map<string, string>> {
    const ids = planned.map(({ draft }) => draft.id);
    const present = await this.quotes.table.rowsByIds(tx, ids, 'update');
    const numbers = new Map([...present].map(([id, { number }]) => [id, String(number)]));
    const gone = await this.lines.table.rowsBy(tx, 'documentId', ids);
    const lineIds = gone.map(({ id }) => String(id));
    throwFirst((await this.lines.delete(tx, lineIds)).refused);
    const changes = planned.map(({ draft: { id }, header }): RowChange => ({
      id,
      version: null,
      changes: { ...WITHOUT_DISCOUNT, ...carried(header, this.quotes) },
    }));
    throwFirst((await this.quotes.update(tx, changes)).refused);
    await this.writeLines(tx, planned, numbers);
    return numbers;
  }

  private async writeLines(
    tx: Tx,
    planned: readonly PlannedDocument[],
    numbers: ReadonlyMap<string, string>,
  ): Promise<void> {
    const rows = planned.flatMap(({ draft, lines }) =>
      lines.map((line) => ({
        ...carried(line, this.lines),
        id: line.id ?? null,
        documentId: draft.id,
        documentNumber: numbers.get(draft.id) ?? null,
      })),
    );
    throwFirst((await this.lines.insert(tx, rows)).refused);
  }

  private async draw(tx: Tx, count: number, today: string): Promise<string[]> {
    if (count === 0) return [];
    const [setup] = await this.tables.get('erp.sales_setup').rowsWhere(tx, 'true LIMIT 1');
    if (setup?.quoteNos == null) throw numberSeriesNotFound('sales quotes');
    const usedIn = [
      { table: 'erp.sales_quote', column: 'number' },
      { table: 'erp.sales_order', column: 'quote_no' },
    ];
    return this.numbers.run(tx, { seriesCode: String(setup.quoteNos), count, date: today, usedIn });
  }
}
