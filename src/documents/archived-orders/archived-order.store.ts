import type { GrossTerms } from '../../erp/sales-document/net-line.rules';
import type { Db, Tx } from '../../platform/database/db';

/** A CRM order whose ERP order is archived, with the last version of it. */
export interface ArchivedOrder {
  readonly couplingId: string;
  readonly erpId: string;
  readonly crmId: string;
  readonly archiveId: string;
  readonly shipmentDate: string | null;
  readonly paymentDiscountPercent: string;
  readonly invoiced: boolean;
}

/** A line of a last version, with what it is in the CRM. */
export interface ArchivedLine {
  readonly crmOrderId: string;
  readonly lineNo: number;
  readonly quantity: string;
  readonly quantityShipped: string;
  readonly unitPrice: string;
  readonly lineDiscountAmount: string;
  /** VAT of the line. */
  readonly tax: string;
  readonly amount: string;
  readonly invDiscountAmount: string;
  readonly vatPercent: string;
  /** How the version is rounded and taxed where its prices include VAT; null where they do not. */
  readonly gross: GrossTerms | null;
  /** Null: not coupled. */
  readonly productId: string | null;
  /** Null: not coupled. */
  readonly unitId: string | null;
}

const mapping = (name: string): string =>
  `(SELECT id FROM sync.table_mapping WHERE name = '${name}')`;

const BY_GROUP = `
  LEFT JOIN erp.item_unit_of_measure iu ON l.type = 2 AND iu.item_no = l.no AND iu.code = l.unit_of_measure_code
  LEFT JOIN erp.resource_unit_of_measure ru ON l.type = 3 AND ru.resource_no = l.no AND ru.code = l.unit_of_measure_code
  LEFT JOIN sync.coupling ku ON ku.erp_id = coalesce(iu.id, ru.id)
   AND ku.mapping_id IN (SELECT id FROM sync.table_mapping WHERE name IN ('ITEM UOM', 'RESOURCE UOM'))
  LEFT JOIN crm.uom u ON u.id = ku.crm_id`;

const BY_CODE = `
  LEFT JOIN erp.unit_of_measure m ON m.code = l.unit_of_measure_code
  LEFT JOIN sync.coupling ku ON ku.erp_id = m.id AND ku.mapping_id = ${mapping('UNIT OF MEASURE')}
  LEFT JOIN crm.uom u ON u.uom_schedule_id = ku.crm_id AND upper(u.name) IN (upper(m.code), upper(m.description))`;

/** All SQL of archived orders. */
export class ArchivedOrderStore {
  /** Orders that the CRM was not told the end of, oldest coupling first; others at work take other ones (B-27). */
  async take(tx: Tx, limit: number): Promise<ArchivedOrder[]> {
    return tx.query<ArchivedOrder & Record<string, unknown>>(
      `/* archived-order.take */ SELECT k.id AS "couplingId", k.erp_id AS "erpId", k.crm_id AS "crmId", a.id AS "archiveId",
              a.shipment_date AS "shipmentDate", a.payment_discount_percent AS "paymentDiscountPercent", a.invoiced
         FROM sync.coupling k JOIN crm.sales_order o ON o.id = k.crm_id
         JOIN LATERAL (SELECT * FROM erp.sales_document_archive v WHERE v.source_document_id = k.erp_id
                        ORDER BY v.version_no DESC LIMIT 1) a ON true
        WHERE k.mapping_id IN ${mapping('SALESORDER-ORDER')} AND k.order_archived AND NOT k.archived_order_updated
        ORDER BY k.id LIMIT $1 FOR UPDATE OF k SKIP LOCKED`,
      [limit],
    );
  }

  /** The lines of last versions that sell something, in their order. */
  async lines(
    db: Db,
    orders: readonly ArchivedOrder[],
    unitGroups: boolean,
  ): Promise<ArchivedLine[]> {
    return db.query<ArchivedLine & Record<string, unknown>>(
      `/* archived-order.lines */ SELECT w.crm_id AS "crmOrderId", l.line_no AS "lineNo", l.quantity, l.quantity_shipped AS "quantityShipped",
              l.unit_price AS "unitPrice", l.line_discount_amount AS "lineDiscountAmount",
              (l.amount_including_vat - l.amount) AS tax, kp.crm_id AS "productId", u.id AS "unitId",
              l.amount, l.inv_discount_amount AS "invDiscountAmount", l.vat_percent AS "vatPercent",
              CASE WHEN a.prices_including_vat THEN jsonb_build_object(
                'vatBaseDiscountPercent', a.vat_base_discount_percent::text,
                'precision', coalesce(c.amount_rounding_precision, g.amount_rounding_precision, 0.01)::text,
                'unitPrecision', coalesce(g.unit_amount_rounding_precision, 0.00001)::text) END AS gross
         FROM unnest($1::uuid[], $2::uuid[]) w (archive_id, crm_id)
         JOIN erp.sales_document_archive a ON a.id = w.archive_id
         JOIN erp.sales_document_archive_line l ON l.document_id = a.id AND l.type IN (2, 3)
         LEFT JOIN erp.currency c ON c.code = a.currency_code
         LEFT JOIN LATERAL (SELECT * FROM erp.general_ledger_setup LIMIT 1) g ON true
         LEFT JOIN erp.item i ON l.type = 2 AND i.number = l.no
         LEFT JOIN erp.resource s ON l.type = 3 AND s.number = l.no
         LEFT JOIN sync.coupling kp ON kp.erp_id = coalesce(i.id, s.id)
          AND kp.mapping_id IN (SELECT id FROM sync.table_mapping WHERE name IN ('ITEM-PRODUCT', 'RESOURCE-PRODUCT'))
         ${unitGroups ? BY_GROUP : BY_CODE}
        ORDER BY w.crm_id, l.line_no`,
      [orders.map(({ archiveId }) => archiveId), orders.map(({ crmId }) => crmId)],
    );
  }

  /** Notes that the CRM knows the end of these orders (B-31). */
  async markUpdated(tx: Tx, couplingIds: readonly string[]): Promise<void> {
    await tx.execute(
      `/* archived-order.markUpdated */ UPDATE sync.coupling SET archived_order_updated = true WHERE id = ANY($1::uuid[])`,
      [couplingIds],
    );
  }
}
