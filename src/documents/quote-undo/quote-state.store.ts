import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import type { ProcessedQuoteStore } from '../quote-processing/processed-quote.store';
import type { KeptVersion, QuoteKey, QuoteState } from './quote-state';

const QUOTE = 'erp.sales_quote';

/** Reads ERP quotes with all that hangs below them, in a fixed number of statements. */
export class QuoteStateStore {
  constructor(
    private readonly tables: RecordTables,
    private readonly processed: ProcessedQuoteStore,
  ) {}

  /**
   * Takes quotes for this transaction alone, CRM before ERP as everybody does, and reads them as they are now;
   * of the versions that are kept only the ids.
   */
  async take(tx: Tx, keys: readonly QuoteKey[]): Promise<Map<string, QuoteState>> {
    const ids = keys.map(({ erpId }) => erpId);
    const crmIds = keys.flatMap((key) => key.crmIds);
    await this.tables.get('crm.quote').lockByIds(tx, [...crmIds].sort());
    const headers = await this.tables.get(QUOTE).rowsByIds(tx, ids, 'update');
    const lines = grouped(
      await this.tables.get('erp.sales_quote_line').rowsBy(tx, 'documentId', ids),
      'documentId',
    );
    const notes = grouped(
      (await this.tables.get('erp.note').rowsBy(tx, 'recordId', ids)).filter(
        ({ recordTable }) => recordTable === QUOTE,
      ),
      'recordId',
    );
    const archive = this.tables.get('erp.sales_document_archive');
    const archived = grouped(await archive.rowsBy(tx, 'sourceDocumentId', ids), 'sourceDocumentId');
    const processed = await this.processed.rowsOf(tx, crmIds);
    const orders = await this.orders(tx, [...headers.values()]);
    return new Map(
      keys.map(({ erpId, crmIds: own }) => [
        erpId,
        {
          header: headers.get(erpId) ?? null,
          lines: lines.get(erpId) ?? [],
          notes: notes.get(erpId) ?? [],
          versionIds: (archived.get(erpId) ?? []).map(({ id }) => String(id)),
          versions: [],
          processed: processed.filter(({ id }) => own.includes(String(id))),
          orders: orders.get(String(headers.get(erpId)?.number)) ?? [],
        },
      ]),
    );
  }

  /** Kept versions with their lines, by id. */
  async versions(tx: Tx, ids: readonly string[]): Promise<Map<string, KeptVersion>> {
    const headers = await this.tables.get('erp.sales_document_archive').rowsByIds(tx, ids);
    const table = this.tables.get('erp.sales_document_archive_line');
    const lines = grouped(await table.rowsBy(tx, 'documentId', [...headers.keys()]), 'documentId');
    return new Map(
      [...headers].map(([id, header]) => [id, { header, lines: lines.get(id) ?? [] }]),
    );
  }

  private async orders(tx: Tx, headers: readonly Row[]): Promise<Map<string, string[]>> {
    const numbers = headers.map(({ number }) => number ?? null);
    const rows = await this.tables.get('erp.sales_order').rowsBy(tx, 'quoteNo', numbers);
    return new Map(
      [...grouped(rows, 'quoteNo')].map(([quoteNo, orders]) => [
        quoteNo,
        orders.map(({ number }) => String(number)),
      ]),
    );
  }
}

/** Rows by the value of a property. */
export function grouped(rows: readonly Row[], property: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = String(row[property]);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
