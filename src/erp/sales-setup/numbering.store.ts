import type { Db } from '../../platform/database/db';

/** Kinds of records whose numbers the sales setup arranges, as its properties name their series. */
export const NUMBERED = [
  'customerNos',
  'contactNos',
  'vendorNos',
  'itemNos',
  'resourceNos',
  'quoteNos',
  'orderNos',
  'postedShipmentNos',
  'postedInvoiceNos',
  'opportunityNos',
] as const;

/** A kind of record that takes its numbers from a series. */
export type NumberedKind = (typeof NUMBERED)[number];

/** Which series gives which numbers; null: none is set up. */
export type Numbering = Record<NumberedKind, string | null> & {
  /** The day of the unit of work, YYYY-MM-DD. */
  today: string;
};

/** Reads the number series of the sales setup. */
export class NumberingStore {
  /** The series as they are set up now; all null while there is no sales setup. */
  async get(db: Db): Promise<Numbering> {
    const [row] = await db.prepared<Numbering>(
      'sales-setup.numbering',
      `/* sales-setup.numbering */
       SELECT s.customer_nos AS "customerNos", s.contact_nos AS "contactNos", s.vendor_nos AS "vendorNos",
              s.item_nos AS "itemNos", s.resource_nos AS "resourceNos", s.quote_nos AS "quoteNos",
              s.order_nos AS "orderNos", s.posted_shipment_nos AS "postedShipmentNos",
              s.posted_invoice_nos AS "postedInvoiceNos", s.opportunity_nos AS "opportunityNos",
              coalesce(nullif(current_setting('tandem.now', true), '')::timestamptz, now())::date AS today
         FROM (SELECT 1) one LEFT JOIN (SELECT * FROM erp.sales_setup ORDER BY id LIMIT 1) s ON true`,
    );
    if (!row) throw new Error('The sales setup could not be read.');
    return row;
  }
}
