import type { Row } from '../../platform/database/record-table';
import type { Coupling } from '../../sync/coupling/coupling.entity';
import type { NotePair } from '../../sync/note-coupling/note-coupling.store';
import type { KeptVersion } from '../quote-undo/quote-state';

/** What a journal entry keeps of a converted order on one side of a write. */
export interface OrderMark {
  /** Whether there is an ERP order. */
  readonly made: boolean;
  readonly crmId: string;
  /** What the conversion writes on the CRM order. */
  readonly crm: Row;
  /** Versions that the conversion kept of the quote. */
  readonly versionIds: readonly string[];
  /** The order as it was when an undo removed it; null: it can be read, or was never removed. */
  readonly whole: WholeOrder | null;
}

/** An ERP order with all that hangs below it. */
export interface WholeOrder {
  readonly header: Row;
  readonly lines: readonly Row[];
  readonly notes: readonly Row[];
  readonly notePairs: readonly NotePair[];
  readonly versions: readonly KeptVersion[];
  readonly coupling: Coupling | null;
  /** Those of its lines, where orders travel both ways. */
  readonly lineCouplings: readonly Coupling[];
}

/** An ERP order, or where one was, as things are now. */
export interface PresentOrder extends Omit<WholeOrder, 'header'> {
  readonly header: Row | null;
  /** The CRM order; null: it is gone. */
  readonly crmOrder: Row | null;
  /** The coupling of the CRM order, whichever ERP order it leads to. */
  readonly crmCoupling: Coupling | null;
}
