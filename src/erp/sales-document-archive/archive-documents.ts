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
    const { versions, occurrences, now } = await this.versionsOf(tx, type, documents);
    const headers = this.writer('erp.sales_document_archive');
    const copies = new Map(
      [...documents].map(([id, header]): [string, Row & { id: string }] => [
        id,
        {
          ...carried(header, headers),
          id: newId(),
          documentType: type,
          number: header.number ?? null,
          docNoOccurrence: occurrences.get(id) ?? 1,
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

  // Versions count for each document by its id; a number that another document had before counts on (BI-20).
  private async versionsOf(tx: Tx, type: number, documents: ReadonlyMap<string, Row>) {
    const rows = await tx.query<{ id: string; last: number; occurrence: number; now: string }>(
      `/* archive.versions */ SELECT u.id, coalesce(own.last, 0) AS last,
              coalesce(own.occurrence, CASE WHEN others.last >= u.occurrence THEN others.last + 1 ELSE u.occurrence END) AS occurrence,
              coalesce(nullif(current_setting('tandem.now', true), '')::timestamptz, now()) AS now
         FROM unnest($2::uuid[], $3::text[], $4::int[]) u (id, number, occurrence)
         LEFT JOIN LATERAL (SELECT max(a.version_no) AS last, max(a.doc_no_occurrence) AS occurrence
                              FROM erp.sales_document_archive a WHERE a.source_document_id = u.id) own ON true
         LEFT JOIN LATERAL (SELECT max(a.doc_no_occurrence) AS last FROM erp.sales_document_archive a
                             WHERE a.number = u.number AND a.document_type = $1 AND a.source_document_id <> u.id) others ON true`,
      [
        type,
        [...documents.keys()],
        [...documents.values()].map(({ number }) => number),
        [...documents.values()].map(({ docNoOccurrence }) => docNoOccurrence ?? 1),
      ],
    );
    return {
      versions: new Map(rows.map(({ id, last }) => [id, last])),
      occurrences: new Map(rows.map(({ id, occurrence }) => [id, occurrence])),
      now: rows[0]?.now ?? new Date(0).toISOString(),
    };
  }

  private writer(name: string): RecordWriter {
    const writer = this.writers.get(name);
    if (!writer) throw new Error(`There is no writer for ${name}.`);
    return writer;
  }
}
