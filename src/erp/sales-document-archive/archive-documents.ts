import { newId } from '../../platform/new-id';
import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import type { RecordWriter } from '../../platform/database/record-writer';
import { carried, throwFirst } from '../sales-document/carried-rows';

/** Kinds of documents of which versions are kept, by the ERP's numbers. */
const KINDS = {
  QUOTE: { type: 0, table: 'erp.sales_quote', lineTable: 'erp.sales_quote_line' },
  ORDER: { type: 1, table: 'erp.sales_order', lineTable: 'erp.sales_order_line' },
} as const;

/** A kind of document of which versions are kept. */
export type ArchivedKind = keyof typeof KINDS;

/** Keeps versions of quotes and orders: header and lines as they are now, under the next version number. */
export class ArchiveDocuments {
  constructor(
    private readonly tables: RecordTables,
    private readonly writers: ReadonlyMap<string, RecordWriter>,
  ) {}

  /**
   * Keeps the present version of the documents and says which it is, by the id of the document; ids without a
   * document are left out. `invoiced`: completely, by now.
   */
  async run(
    tx: Tx,
    kind: ArchivedKind,
    ids: readonly string[],
    invoiced = false,
  ): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const { type, table, lineTable } = KINDS[kind];
    const documents = await this.tables.get(table).rowsByIds(tx, [...new Set(ids)], 'update');
    if (documents.size === 0) return new Map();
    const lines = await this.tables.get(lineTable).rowsBy(tx, 'documentId', [...documents.keys()]);
    const { versions, now } = await this.versionsOf(tx, [...documents.keys()]);
    const headers = this.writer('erp.sales_document_archive');
    const copies = new Map(
      [...documents].map(([id, header]): [string, Row & { id: string }] => [
        id,
        {
          ...carried(header, headers),
          id: newId(),
          documentType: type,
          number: header.number ?? null,
          versionNo: (versions.get(id) ?? 0) + 1,
          sourceDocumentId: id,
          invoiced,
          archivedAt: now,
          archivedBy: String(header.modifiedBy),
        },
      ]),
    );
    throwFirst((await headers.insert(tx, [...copies.values()])).refused);
    const archived = this.writer('erp.sales_document_archive_line');
    const rows = lines.map((line) => ({
      ...carried(line, archived),
      id: newId(),
      documentId: copies.get(String(line.documentId))?.id ?? null,
      documentNumber: line.documentNumber ?? null,
    }));
    throwFirst((await archived.insert(tx, rows)).refused);
    return new Map([...copies].map(([id, copy]) => [id, copy.id]));
  }

  private async versionsOf(
    tx: Tx,
    ids: readonly string[],
  ): Promise<{ versions: Map<string, number>; now: string }> {
    const rows = await tx.query<{ id: string; last: number; now: string }>(
      `/* archive.versions */ SELECT u.id, coalesce((SELECT max(a.version_no) FROM erp.sales_document_archive a WHERE a.source_document_id = u.id), 0) AS last,
              coalesce(nullif(current_setting('tandem.now', true), '')::timestamptz, now()) AS now
         FROM unnest($1::uuid[]) u (id)`,
      [ids],
    );
    return {
      versions: new Map(rows.map(({ id, last }) => [id, last])),
      now: rows[0]?.now ?? new Date(0).toISOString(),
    };
  }

  private writer(name: string): RecordWriter {
    const writer = this.writers.get(name);
    if (!writer) throw new Error(`There is no writer for ${name}.`);
    return writer;
  }
}
