import type { Transitions } from '../common/transitions';
import type { DocumentSeries } from '../organization/organization.store';

/** What sets one kind of sales document apart; everything else is common to quotes, orders and invoices. */
export interface DocumentKind {
  /** The document as people read it, and its line. */
  readonly noun: string;
  readonly lineNoun: string;
  readonly table: string;
  readonly lineTable: string;
  /** Property of a line that refers to its document. */
  readonly reference: string;
  /** Property that holds the document's number, and the series it is drawn from. */
  readonly number: string;
  readonly series: DocumentSeries;
  readonly transitions: Transitions;
  /** The one state in which document and lines may be changed. */
  readonly editableState: number;
  /** How a person makes a read-only document editable, as a sentence. */
  readonly remedy: string;
  /** Properties that keep the books of the document: written along with its state, whatever that is, and never alone. */
  readonly bookkeeping: readonly string[];
  /**
   * The amounts of a line are not taken when it is made, and are 0 where the CRM does not work them out; a later change
   * writes them.
   */
  readonly lineAmountsComeLater: boolean;
  /** Properties of the document that its lines repeat, with the name they have there. */
  readonly mirrored: Readonly<Record<string, string>>;
}
