import { newId } from '../../../platform/new-id';
import type { Tx } from '../../../platform/database/db';
import type { RecordTable, Row } from '../../../platform/database/record-table';
import type { RecordWriter, WriteResult } from '../../../platform/database/record-writer';
import type { DocumentKind } from '../document-kind';
import { LinePriceCalculation } from '../document.options';

/** A kind of document with the writers of its headers and lines. */
export interface DocumentWriters {
  readonly kind: DocumentKind;
  readonly headers: RecordWriter;
  readonly lines: RecordWriter;
}

// What belongs to one document alone, or is worked out again.
const OWN = new Set([
  'id',
  'createdAt',
  'modifiedAt',
  'modifiedBy',
  'version',
  'changedXid',
  'stateCode',
  'statusCode',
  'closedOn',
  'idempotencyKey',
]);

/**
 * Makes a quote or an order like another document: header and lines with the very prices and amounts that were
 * offered, whatever became of the price list since.
 */
export class CopyDocument {
  constructor(
    private readonly from: DocumentWriters,
    private readonly to: DocumentWriters,
  ) {}

  /** Copies the document; `own` is what the new header has of its own. Returns the new id. */
  async run(tx: Tx, source: Row, own: Row): Promise<string> {
    const { kind, headers, lines } = this.to;
    const id = newId();
    const header = { ...without(shared(source, headers.table), [kind.number]), ...own, id };
    throwFirst(await headers.insert(tx, [header]));
    const { kind: given, lines: taken } = this.from;
    const rows = await taken.table.rowsBy(tx, given.reference, [String(source.id)]);
    const mirrored = Object.values(kind.mirrored);
    const copies = [...rows].sort(bySequence).map((row) => ({
      ...without(shared(row, lines.table), mirrored),
      id: newId(),
      [kind.reference]: id,
      skipPriceCalculation: LinePriceCalculation.SkipOnCreate,
    }));
    if (copies.length > 0) throwFirst(await lines.insert(tx, copies));
    return id;
  }
}

function shared(row: Row, to: RecordTable): Row {
  return Object.fromEntries(
    Object.entries(row).filter(
      ([property]) => !OWN.has(property) && to.columns.has(property) && property !== 'quoteId',
    ),
  );
}

function without(row: Row, properties: readonly string[]): Row {
  return Object.fromEntries(
    Object.entries(row).filter(([property]) => !properties.includes(property)),
  );
}

const sequenceOf = (row: Row): number => Number(row.sequenceNumber ?? row.lineItemNumber ?? 0);

function bySequence(one: Row, other: Row): number {
  return sequenceOf(one) - sequenceOf(other);
}

function throwFirst({ refused }: WriteResult): void {
  for (const refusal of refused.values()) throw refusal;
}
