import type { Db, Tx } from '../../platform/database/db';
import type { RecordTable } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import { DiscountCalculationMethod } from '../organization/organization.options';
import type { LineSums } from './crm-totals.rules';
import type { DocumentPriceCalculation } from './document.options';
import type { DocumentKind } from './document-kind';

/** A document as its lines need it. */
export interface DocumentFacts {
  readonly id: string;
  readonly number: string;
  readonly stateCode: number;
  readonly isPriceLocked: boolean;
  readonly ownerId: string | null;
  readonly ownerIdType: string | null;
  readonly priceLevelId: string | null;
  readonly transactionCurrencyId: string | null;
  readonly skipPriceCalculation: DocumentPriceCalculation;
  /** Decimals of the currency; null without one. */
  readonly precision: number | null;
}

/** Sums over a document's lines, and whether one of them could not be priced. */
export interface DocumentSums extends LineSums {
  readonly hasPricingError: boolean;
}

/** The greatest position and sequence of a document's lines. */
export interface LastPlaces {
  readonly lineItemNumber: number;
  readonly sequenceNumber: number;
}

/** The sums of a document without lines. */
export const NO_LINES: DocumentSums = {
  baseAmount: '0',
  manualDiscountAmount: '0',
  tax: '0',
  hasPricingError: false,
};

/** SQL over one kind of sales document and its lines. */
export class DocumentStore {
  private readonly header: RecordTable;
  private readonly line: RecordTable;
  private readonly reference: string;

  constructor(
    private readonly kind: DocumentKind,
    tables: RecordTables,
  ) {
    this.header = tables.get(kind.table);
    this.line = tables.get(kind.lineTable);
    this.reference = this.line.column(kind.reference).column;
  }

  /** Reads and locks documents, always in the order of their ids. */
  async lockFacts(tx: Tx, ids: readonly string[]): Promise<Map<string, DocumentFacts>> {
    if (ids.length === 0) return new Map();
    const lock = this.header.columns.has('isPriceLocked') ? 'd.is_price_locked' : 'false';
    const rows = await tx.query<DocumentFacts & { [key: string]: unknown }>(
      `/* ${this.kind.table}.lockFacts */
       SELECT d.id, d.${this.header.column(this.kind.number).column} AS "number", d.state_code AS "stateCode",
              ${lock} AS "isPriceLocked", d.owner_id AS "ownerId", d.owner_id_type AS "ownerIdType",
              d.price_level_id AS "priceLevelId", d.transaction_currency_id AS "transactionCurrencyId",
              d.skip_price_calculation AS "skipPriceCalculation", c.currency_precision AS "precision"
         FROM ${this.kind.table} d LEFT JOIN crm.transaction_currency c ON c.id = d.transaction_currency_id
        WHERE d.id = ANY($1::uuid[]) ORDER BY d.id FOR UPDATE OF d`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Documents that lines belong to, each once. */
  async documentsOfLines(db: Db, lineIds: readonly string[]): Promise<string[]> {
    const rows = await db.query<{ id: string }>(
      `/* ${this.kind.lineTable}.documentsOfLines */
       SELECT DISTINCT ${this.reference} AS id FROM ${this.kind.lineTable} WHERE id = ANY($1::uuid[])`,
      [lineIds],
    );
    return rows.map((row) => row.id);
  }

  /** Ids of a document's lines, in their order. */
  async lineIdsOf(db: Db, documentId: string): Promise<string[]> {
    const rows = await db.query<{ id: string }>(
      `/* ${this.kind.lineTable}.lineIdsOf */
       SELECT id FROM ${this.kind.lineTable} WHERE ${this.reference} = $1
        ORDER BY sequence_number, line_item_number, id`,
      [documentId],
    );
    return rows.map((row) => row.id);
  }

  /** Last places by document; documents without lines are missing. */
  async lastPlaces(db: Db, ids: readonly string[]): Promise<Map<string, LastPlaces>> {
    const rows = await db.query<LastPlaces & { id: string }>(
      `/* ${this.kind.lineTable}.lastPlaces */
       SELECT ${this.reference} AS id, coalesce(max(line_item_number), 0) AS "lineItemNumber",
              coalesce(max(sequence_number), 0) AS "sequenceNumber"
         FROM ${this.kind.lineTable} WHERE ${this.reference} = ANY($1::uuid[]) GROUP BY 1`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Sums by document; every asked document has an entry. */
  async sumsByIds(
    db: Db,
    ids: readonly string[],
    method: DiscountCalculationMethod,
  ): Promise<Map<string, DocumentSums>> {
    if (ids.length === 0) return new Map();
    const discount =
      method === DiscountCalculationMethod.PerUnit
        ? 'manual_discount_amount * quantity'
        : 'manual_discount_amount';
    const rows = await db.query<DocumentSums & { id: string }>(
      `/* ${this.kind.lineTable}.sumsByIds */
       SELECT ${this.reference} AS id, sum(base_amount) AS "baseAmount",
              sum(${discount}) AS "manualDiscountAmount", sum(tax) AS tax,
              bool_or(pricing_error_code <> 0) AS "hasPricingError"
         FROM ${this.kind.lineTable} WHERE ${this.reference} = ANY($1::uuid[]) GROUP BY 1`,
      [ids],
    );
    const sums = new Map(rows.map((row) => [row.id, row as DocumentSums]));
    return new Map(ids.map((id) => [id, sums.get(id) ?? NO_LINES]));
  }

  /** Repeats on the lines what they mirror of their documents; lines that agree are left alone. */
  async mirror(tx: Tx, ids: readonly string[]): Promise<void> {
    const pairs = Object.entries(this.kind.mirrored).map(([ours, theirs]) => ({
      ours: this.header.column(ours).column,
      theirs: this.line.column(theirs).column,
    }));
    await tx.execute(
      `/* ${this.kind.lineTable}.mirror */
       UPDATE ${this.kind.lineTable} l SET ${pairs.map(({ ours, theirs }) => `${theirs} = d.${ours}`).join(', ')}
         FROM ${this.kind.table} d
        WHERE d.id = ANY($1::uuid[]) AND l.${this.reference} = d.id
          AND (${pairs.map(({ theirs }) => `l.${theirs}`).join(', ')})
              IS DISTINCT FROM (${pairs.map(({ ours }) => `d.${ours}`).join(', ')})`,
      [ids],
    );
  }
}
