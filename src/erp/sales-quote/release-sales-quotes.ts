import { Decimal } from 'decimal.js';
import type { Tx } from '../../platform/database/db';
import { writerOf, type RecordWriter } from '../../platform/database/record-writer';
import type { Refusal } from '../../platform/errors/refusal';
import { nothingToRelease } from '../sales-order/posting/posting.errors';
import { STATUS, transitionRefusal } from '../sales-order/sales-order.transitions';

/** What became of quotes that were to be released. */
export interface ReleasedQuotes {
  /** Status before, of those that were released now. */
  readonly before: ReadonlyMap<string, number>;
  /** Their versions now. */
  readonly versions: ReadonlyMap<string, string>;
  readonly refused: ReadonlyMap<string, Refusal>;
}

/** Releases sales quotes, many at once, with the checks that hold for orders; a released one stays as it is. */
export class ReleaseSalesQuotes {
  private readonly quotes: RecordWriter;
  private readonly lines: RecordWriter;

  constructor(writers: ReadonlyMap<string, RecordWriter>) {
    this.quotes = writerOf(writers, 'erp.sales_quote');
    this.lines = writerOf(writers, 'erp.sales_quote_line');
  }

  /** Releases the quotes; ids without a quote are left out. */
  async run(tx: Tx, ids: readonly string[]): Promise<ReleasedQuotes> {
    const refused = new Map<string, Refusal>();
    const before = new Map<string, number>();
    if (ids.length === 0) return { before, versions: new Map(), refused };
    const rows = await this.quotes.table.rowsByIds(tx, ids, 'update');
    const lines = await this.lines.table.rowsBy(tx, 'documentId', ids);
    const filled = new Set(
      lines.flatMap(({ documentId, quantity }) =>
        new Decimal(String(quantity)).isZero() ? [] : [String(documentId)],
      ),
    );
    for (const [id, { number, status }] of rows) {
      if (status === STATUS.released) continue;
      const name = `Quote ${String(number)}`;
      const refusal =
        transitionRefusal(name, Number(status), STATUS.released) ??
        (filled.has(id) ? null : nothingToRelease(String(number)));
      if (refusal) refused.set(id, refusal);
      else before.set(id, Number(status));
    }
    const changes = [...before.keys()].map((id) => ({
      id,
      version: null,
      changes: { status: STATUS.released },
    }));
    const result = await this.quotes.update(tx, changes);
    const { versions } = result;
    return { before, versions, refused: new Map([...refused, ...result.refused]) };
  }
}
