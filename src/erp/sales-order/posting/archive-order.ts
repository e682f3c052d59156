import type { Tx } from '../../../platform/database/db';
import type { RecordWriter } from '../../../platform/database/record-writer';
import type { SalesOrderStore } from '../sales-order.store';
import { carried, throwFirst } from './ship-sales-order';
import { newId } from '../../../platform/new-id';

const ORDER = 1; // document type of an archived sales document

/** What archiving stands on. */
export interface ArchiveParts {
  readonly store: SalesOrderStore;
  readonly writers: ReadonlyMap<string, RecordWriter>;
}

/** Keeps the present version of an order, with its lines, as it is now. */
export async function archiveOrder(
  tx: Tx,
  { store, writers }: ArchiveParts,
  id: string,
  today: string,
): Promise<void> {
  const { header, lines } = await store.lock(tx, id);
  const versions = await store.versionsOf(tx, id);
  const headers = writers.get('erp.sales_document_archive');
  const archived = writers.get('erp.sales_document_archive_line');
  if (!headers || !archived) throw new Error('There is no writer for archived documents.');
  const archiveId = newId();
  const version = {
    ...carried(header, headers),
    id: archiveId,
    documentType: ORDER,
    number: header.number ?? null,
    versionNo: versions + 1,
    sourceDocumentId: id,
    archivedAt: `${today}T00:00:00.000Z`,
    archivedBy: String(header.modifiedBy),
  };
  throwFirst((await headers.insert(tx, [version])).refused);
  const rows = lines.map((line) => ({
    ...carried(line, archived),
    id: newId(),
    documentId: archiveId,
    documentNumber: header.number ?? null,
  }));
  throwFirst((await archived.insert(tx, rows)).refused);
}
