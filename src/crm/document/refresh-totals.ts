import type { Tx } from '../../platform/database/db';
import type { RecordTable, Row, RowChange } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import type { OrganizationStore, PricingSettings } from '../organization/organization.store';
import { type DocumentFigures, documentTotals, TOTALS } from './crm-totals.rules';
import { DocumentPriceCalculation, PricingError } from './document.options';
import type { DocumentKind } from './document-kind';
import type { DocumentFacts, DocumentStore, DocumentSums } from './document.store';

/** Brings the totals of documents in line with their lines. */
export class RefreshTotals {
  private readonly table: RecordTable;

  constructor(
    kind: DocumentKind,
    tables: RecordTables,
    private readonly documents: DocumentStore,
    private readonly organizations: OrganizationStore,
  ) {
    this.table = tables.get(kind.table);
  }

  /** Computes and writes the totals of documents the transaction has locked; those that agree are left alone. */
  async run(tx: Tx, documents: readonly DocumentFacts[]): Promise<void> {
    const settings = await this.organizations.getPricing(tx);
    const open = documents.filter((document) => computesTotals(document, settings));
    const ids = open.map(({ id }) => id);
    if (ids.length === 0) return;
    const sums = await this.documents.sumsByIds(tx, ids, settings.discountMethod);
    const rows = await this.table.rowsByIds(tx, ids);
    const changes = open.flatMap((document): RowChange[] => {
      const row = rows.get(document.id);
      const lines = sums.get(document.id);
      if (!row || !lines) return [];
      const precision = document.precision ?? settings.precision;
      const totals = totalsFor(lines, figuresOf(row), precision);
      const agrees = Object.entries(totals).every(([property, value]) => row[property] === value);
      return agrees ? [] : [{ id: document.id, version: null, changes: totals }];
    });
    await this.table.update(tx, changes);
  }
}

/** Whether the CRM computes a document's totals itself. */
export function computesTotals(
  document: { readonly skipPriceCalculation: DocumentPriceCalculation },
  settings: PricingSettings,
): boolean {
  return settings.enabled && document.skipPriceCalculation === DocumentPriceCalculation.Always;
}

/** Totals and the pricing error of a document, as values to write. */
export function totalsFor(sums: DocumentSums, figures: DocumentFigures, precision: number): Row {
  return {
    ...documentTotals(sums, figures, precision),
    pricingErrorCode: sums.hasPricingError ? PricingError.DetailError : PricingError.None,
  };
}

/** The figures of a stored document that its totals follow from. */
export function figuresOf(row: Row): DocumentFigures {
  const text = (property: string): string | null => {
    const value = row[property];
    return typeof value === 'string' ? value : null;
  };
  return {
    discountPercentage: text('discountPercentage'),
    discountAmount: text('discountAmount'),
    freightAmount: text('freightAmount'),
  };
}

/** The properties that a document's own totals and its pricing error occupy. */
export const COMPUTED = [...TOTALS, 'pricingErrorCode'] as const;
