import type { Tx } from '../../platform/database/db';
import type { Row, RowChange } from '../../platform/database/record-table';
import { writerOf, type RecordWriter } from '../../platform/database/record-writer';
import { throwFirst } from '../../erp/sales-document/carried-rows';
import type { ProcessedQuoteStore } from '../quote-processing/processed-quote.store';
import type { KeptState, QuoteState } from './quote-state';
import { unstamped } from './quote-state.rules';

/** A quote that goes from one state to another; `from` is how it is. */
export interface QuoteStep {
  readonly erpId: string;
  readonly from: KeptState;
  readonly to: KeptState;
}

/** Writes ERP quotes as they were, with all that hangs below them; the first refusal is thrown. */
export class WriteQuoteState {
  private readonly quotes: RecordWriter;
  private readonly lines: RecordWriter;
  private readonly notes: RecordWriter;
  private readonly versions: RecordWriter;
  private readonly versionLines: RecordWriter;

  constructor(
    writers: ReadonlyMap<string, RecordWriter>,
    private readonly processed: ProcessedQuoteStore,
  ) {
    this.quotes = writerOf(writers, 'erp.sales_quote');
    this.lines = writerOf(writers, 'erp.sales_quote_line');
    this.notes = writerOf(writers, 'erp.note');
    this.versions = writerOf(writers, 'erp.sales_document_archive');
    this.versionLines = writerOf(writers, 'erp.sales_document_archive_line');
  }

  /** Takes the quotes from one state to another, in statements that do not grow with them. */
  async run(tx: Tx, steps: readonly QuoteStep[]): Promise<void> {
    const [from, to] = [steps.map((step) => step.from), steps.map((step) => step.to)];
    await this.processed.forget(tx, [...new Set(to.flatMap(({ crmIds }) => crmIds))]);
    await this.remove(
      tx,
      this.notes,
      from.flatMap(({ notes }) => notes),
    );
    await this.remove(
      tx,
      this.lines,
      from.flatMap(({ lines }) => lines),
    );
    await this.headers(tx, steps);
    await this.add(
      tx,
      this.lines,
      to.flatMap(({ lines }) => lines),
    );
    await this.add(
      tx,
      this.notes,
      to.flatMap(({ notes }) => notes),
    );
    await this.archive(tx, from, to);
    const remembered = to.flatMap(({ processed }) => processed);
    await this.processed.putBack(tx, [...new Map(remembered.map((row) => [row.id, row])).values()]);
  }

  private async headers(tx: Tx, steps: readonly QuoteStep[]): Promise<void> {
    const gone = steps.flatMap(({ from, to }) => (!to.header && from.header ? [from.header] : []));
    const back = steps.flatMap(({ from, to }) => (to.header && !from.header ? [to.header] : []));
    const changes = steps.flatMap(({ erpId, from, to }): RowChange[] => {
      if (!from.header || !to.header) return [];
      const changed = unstamped(to.header);
      delete changed.id;
      return [{ id: erpId, version: null, changes: changed }];
    });
    await this.remove(tx, this.quotes, gone);
    await this.add(tx, this.quotes, back);
    if (changes.length > 0) throwFirst((await this.quotes.update(tx, changes)).refused);
  }

  // Versions that were kept meanwhile go; those that an undo took come back.
  private async archive(
    tx: Tx,
    from: readonly QuoteState[],
    to: readonly QuoteState[],
  ): Promise<void> {
    const [old, kept] = [from, to].map((states) => states.flatMap(({ versions }) => versions));
    await this.remove(
      tx,
      this.versions,
      (old ?? []).map(({ header }) => header),
    );
    await this.add(
      tx,
      this.versions,
      (kept ?? []).map(({ header }) => header),
    );
    await this.add(
      tx,
      this.versionLines,
      (kept ?? []).flatMap(({ lines }) => lines),
    );
  }

  private async remove(tx: Tx, writer: RecordWriter, rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return;
    throwFirst(
      (
        await writer.delete(
          tx,
          rows.map(({ id }) => String(id)),
        )
      ).refused,
    );
  }

  private async add(tx: Tx, writer: RecordWriter, rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return;
    throwFirst((await writer.insert(tx, rows.map(unstamped))).refused);
  }
}
