import type { DrawNumbers } from '../../erp/number-series/draw-numbers';
import type { OrderFactsStore } from '../../erp/sales-order/order-facts.store';
import type { ReserveLines } from '../../erp/reservation/reserve-lines';
import type { RenewOrders } from '../../erp/sales-order/renewing/renew-orders';
import type { SalesOrderStore } from '../../erp/sales-order/sales-order.store';
import type { ArchiveDocuments } from '../../erp/sales-document-archive/archive-documents';
import type { Tx } from '../../platform/database/db';

/** A CRM order and the ERP order that takes its notes. */
export interface NotePairOwner {
  readonly crmId: string;
  readonly erpId: string;
}

/** What brings the notes of orders along. */
export interface OrderNotes {
  /** Copies new notes of CRM orders, and removes copies of those that are gone (BI-19). */
  run(tx: Tx, owners: readonly NotePairOwner[], now: string): Promise<void>;
}

/** What two-way orders stand on: the ERP's own verbs. */
export interface OrderTools {
  readonly facts: OrderFactsStore;
  readonly store: SalesOrderStore;
  readonly numbers: DrawNumbers;
  readonly renew: RenewOrders;
  readonly reserve: ReserveLines;
  readonly archive: ArchiveDocuments;
  readonly notes: OrderNotes;
}
