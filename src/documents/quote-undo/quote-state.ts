import type { Row } from '../../platform/database/record-table';

/** All of an ERP quote that processing a CRM quote writes: what an undo puts back. */
export interface QuoteState {
  /** Null: there is no such quote. */
  readonly header: Row | null;
  readonly lines: readonly Row[];
  readonly notes: readonly Row[];
  /** Ids of the versions that are kept of it. */
  readonly versionIds: readonly string[];
  /** Those that one side of an entry has and the other has not, whole. */
  readonly versions: readonly KeptVersion[];
  /** What became of the CRM quotes in question. */
  readonly processed: readonly Row[];
  /** Numbers of the ERP orders that name the quote. */
  readonly orders: readonly string[];
}

/** A kept version with its lines. */
export interface KeptVersion {
  readonly header: Row;
  readonly lines: readonly Row[];
}

/** An ERP quote and the CRM quotes that stand, or stood, for it. */
export interface QuoteKey {
  readonly erpId: string;
  readonly crmIds: readonly string[];
}

/** What a journal entry keeps of a quote on one side of a write. */
export interface KeptState extends QuoteState {
  readonly crmIds: readonly string[];
}
