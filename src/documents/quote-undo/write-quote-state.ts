import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import { writerOf, type RecordWriter } from '../../platform/database/record-writer';
import { throwFirst } from '../../erp/sales-document/carried-rows';
import type { ProcessedQuoteStore } from '../quote-processing/processed-quote.store';
import type { KeptState, QuoteState } from './quote-state';
import { unstamped } from './quote-state.rules';

/** Writes an ERP quote as it was, with all that hangs below it; the first refusal is thrown. */
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

  /** Takes the quote from one state to another; `from` is how it is. */
  async run(tx: Tx, id: string, from: KeptState, to: KeptState): Promise<void> {
    await this.processed.forget(tx, to.crmIds);
    await this.remove(tx, this.notes, from.notes);
    await this.remove(tx, this.lines, from.lines);
    await this.header(tx, id, from, to);
    await this.add(tx, this.lines, to.lines);
    await this.add(tx, this.notes, to.notes);
    await this.archive(tx, from, to);
    await this.processed.putBack(tx, to.processed);
  }

  private async header(tx: Tx, id: string, from: QuoteState, to: QuoteState): Promise<void> {
    if (!to.header) return this.remove(tx, this.quotes, from.header ? [from.header] : []);
    if (!from.header) return this.add(tx, this.quotes, [to.header]);
    const changes: Row = unstamped(to.header);
    delete changes.id;
    throwFirst((await this.quotes.update(tx, [{ id, version: null, changes }])).refused);
  }

  // Versions that were kept meanwhile go; those that an undo took come back.
  private async archive(tx: Tx, from: QuoteState, to: QuoteState): Promise<void> {
    const headers = ({ versions }: QuoteState): Row[] => versions.map(({ header }) => header);
    await this.remove(tx, this.versions, headers(from));
    await this.add(tx, this.versions, headers(to));
    await this.add(
      tx,
      this.versionLines,
      to.versions.flatMap(({ lines }) => lines),
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
