import type { Row } from '../../platform/database/record-table';
import type { DocumentName } from './conversion.errors';

/** A line of a CRM document with what its product and unit lead to in the ERP. */
export interface LineFacts {
  readonly line: Row;
  readonly product: {
    readonly number: string;
    readonly state: number;
    readonly type: number;
  } | null;
  readonly item: TargetFacts;
  readonly resource: TargetFacts;
}

/** What a product and its unit are coupled to among items, or among resources. */
export interface TargetFacts {
  readonly coupled: boolean;
  /** Number; null: it is gone, or there is no coupling. */
  readonly no: string | null;
  readonly text: string | null;
  readonly unitCoupled: boolean;
  readonly unitCode: string | null;
}

/** Who a CRM document is for. */
export interface PartyFacts {
  readonly accountId: string | null;
  readonly accountName: string | null;
  readonly accountType: number | null;
  /** The document names the account itself, not a contact of it. */
  readonly direct: boolean;
  readonly coupled: boolean;
  readonly customerNo: string | null;
}

/** The currency of a CRM document on both sides. */
export interface CurrencyFacts {
  /** ISO code; null: the CRM has no such currency. */
  readonly iso: string | null;
  /** Code in the ERP; null: there is none. */
  readonly erp: string | null;
  /** Local currency of the ERP. */
  readonly local: string | null;
}

/** ERP codes of a document's choices; null where the value is blank or not mapped. */
export interface OptionFacts {
  readonly terms: string | null;
  readonly agent: string | null;
  readonly method: string | null;
}

/** The item or resource that stands for lines without a product. */
export interface WriteInFacts {
  readonly exists: boolean;
  /** It is kept in stock, which a write-in may not be. */
  readonly stocked: boolean;
  readonly coupled: boolean;
}

/** Everything that the conversion of one CRM document looks at, whatever its kind. */
export interface DocumentFacts {
  readonly document: Row;
  readonly name: DocumentName;
  readonly party: PartyFacts;
  /** Null: the document names no currency. */
  readonly currency: CurrencyFacts | null;
  readonly options: OptionFacts;
  /** In their order (OC-13). */
  readonly lines: readonly LineFacts[];
  readonly writeIn: WriteInFacts | null;
  /** ERP codes of countries by the texts that the document has, in lower case. */
  readonly countries: ReadonlyMap<string, string>;
}
