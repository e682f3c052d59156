import type { Db, Tx } from '../platform/database/db';
import type { Row } from '../platform/database/record-table';
import type { RecordTables } from '../platform/database/record-tables';

/** A CRM order line with what its product and unit lead to in the ERP. */
export interface LineFacts {
  readonly line: Row;
  readonly product: {
    readonly number: string;
    readonly state: number;
    readonly type: number;
  } | null;
  readonly coupled: boolean;
  readonly itemNo: string | null;
  readonly itemText: string | null;
  readonly resourceNo: string | null;
  readonly resourceText: string | null;
  readonly unitCoupled: boolean;
  readonly unitCode: string | null;
}

/** Who a CRM order is for. */
export interface PartyFacts {
  readonly accountId: string | null;
  readonly accountName: string | null;
  readonly accountType: number | null;
  /** The order names the account itself, not a contact of it. */
  readonly direct: boolean;
  readonly coupled: boolean;
  readonly customerNo: string | null;
}

/** Reads what a conversion needs of a CRM order, its lines and their counterparts. */
export class CrmOrderFactsStore {
  constructor(private readonly tables: RecordTables) {}

  /**
   * Takes the order for this transaction alone: of many callers at once one converts, the others find what it
   * made (OC-4). Null when there is no such order.
   */
  async lockOrder(tx: Tx, id: string): Promise<Row | null> {
    const rows = await this.tables.get('crm.sales_order').rowsByIds(tx, [id], 'update');
    return rows.get(id) ?? null;
  }

  /** The account of an order: itself, or the company of the contact (A.2, rows 6 to 8). */
  async party(db: Db, orderId: string): Promise<PartyFacts> {
    const [facts] = await db.query<PartyFacts & Row>(
      `/* crm-order.party */ SELECT a.id AS "accountId", a.name AS "accountName", a.customer_type_code AS "accountType",
              o.customer_id_type = 'account' AS direct, k.id IS NOT NULL AS coupled, c.number AS "customerNo"
         FROM crm.sales_order o
         LEFT JOIN crm.contact n ON o.customer_id_type = 'contact' AND n.id = o.customer_id
         LEFT JOIN crm.account a ON a.id = CASE o.customer_id_type WHEN 'account' THEN o.customer_id ELSE n.parent_customer_id END
         LEFT JOIN sync.coupling k ON k.crm_id = a.id AND k.mapping_id = (SELECT id FROM sync.table_mapping WHERE name = 'CUSTOMER')
         LEFT JOIN erp.customer c ON c.id = k.erp_id
        WHERE o.id = $1`,
      [orderId],
    );
    return (
      facts ?? {
        accountId: null,
        accountName: null,
        accountType: null,
        direct: true,
        coupled: false,
        customerNo: null,
      }
    );
  }

  /** The lines in their order (OC-13), each with product, unit and what they are coupled to. */
  async lines(db: Db, orderId: string): Promise<LineFacts[]> {
    const table = this.tables.get('crm.sales_order_line');
    const lines = await table.rowsWhere(
      db,
      't.sales_order_id = $1 ORDER BY t.sequence_number NULLS LAST, t.id',
      [orderId],
    );
    const facts = await db.query<
      Omit<LineFacts, 'line' | 'product'> & {
        id: string;
        productNumber: string | null;
        state: number;
        type: number;
      }
    >(
      `/* crm-order.lineFacts */ SELECT l.id, p.product_number AS "productNumber", p.state_code AS state, p.product_type_code AS type,
              k.id IS NOT NULL AS coupled, i.number AS "itemNo", i.description AS "itemText", r.number AS "resourceNo", r.name AS "resourceText",
              ku.id IS NOT NULL AS "unitCoupled", coalesce(iu.code, ru.code) AS "unitCode"
         FROM crm.sales_order_line l
         LEFT JOIN crm.product p ON p.id = l.product_id
         LEFT JOIN sync.coupling k ON k.crm_id = p.id
         LEFT JOIN erp.item i ON i.id = k.erp_id
         LEFT JOIN erp.resource r ON r.id = k.erp_id
         LEFT JOIN sync.coupling ku ON ku.crm_id = l.uom_id
         LEFT JOIN erp.item_unit_of_measure iu ON iu.id = ku.erp_id
         LEFT JOIN erp.resource_unit_of_measure ru ON ru.id = ku.erp_id
        WHERE l.sales_order_id = $1`,
      [orderId],
    );
    const byId = new Map(facts.map((fact) => [fact.id, fact]));
    return lines.flatMap((line) => {
      const fact = byId.get(String(line.id));
      if (!fact) return [];
      const { productNumber, state, type } = fact;
      return [
        {
          ...fact,
          line,
          product: productNumber === null ? null : { number: productNumber, state, type },
        },
      ];
    });
  }

  /** ISO code and ERP code of an order's currency: by its coupling, else by the ISO code (OC-6, mended). */
  async currency(
    db: Db,
    currencyId: string,
  ): Promise<{ iso: string | null; erp: string | null; local: string | null }> {
    const [row] = await db.query<{ iso: string | null; erp: string | null; local: string | null }>(
      `/* crm-order.currency */ SELECT c.iso_currency_code AS iso, coalesce(e.code, s.code) AS erp, g.lcy_code AS local
         FROM (SELECT 1) one
         LEFT JOIN crm.transaction_currency c ON c.id = $1
         LEFT JOIN sync.coupling k ON k.crm_id = c.id
         LEFT JOIN erp.currency e ON e.id = k.erp_id
         LEFT JOIN erp.currency s ON s.code = c.iso_currency_code
         LEFT JOIN erp.general_ledger_setup g ON true LIMIT 1`,
      [currencyId],
    );
    return row ?? { iso: null, erp: null, local: null };
  }

  /** ERP codes of the order's choices, by their option mappings; a value without a coupling has none (OP-02). */
  async options(
    db: Db,
    order: Row,
  ): Promise<{ terms: string | null; agent: string | null; method: string | null }> {
    const [row] = await db.query<{
      terms: string | null;
      agent: string | null;
      method: string | null;
    }>(
      `/* crm-order.options */ SELECT
         (SELECT t.code FROM erp.payment_terms t JOIN sync.coupling k ON k.erp_id = t.id JOIN crm.option_value o ON o.id = k.crm_id
           WHERE o.option_set = 'account.paymenttermscode' AND o.value = $1) AS terms,
         (SELECT t.code FROM erp.shipping_agent t JOIN sync.coupling k ON k.erp_id = t.id JOIN crm.option_value o ON o.id = k.crm_id
           WHERE o.option_set = 'account.address1_shippingmethodcode' AND o.value = $2) AS agent,
         (SELECT t.code FROM erp.shipment_method t JOIN sync.coupling k ON k.erp_id = t.id JOIN crm.option_value o ON o.id = k.crm_id
           WHERE o.option_set = 'account.address1_freighttermscode' AND o.value = $3) AS method`,
      [order.paymentTermsCode, order.shippingMethodCode, order.freightTermsCode],
    );
    return row ?? { terms: null, agent: null, method: null };
  }

  /** The ERP order of a coupling, and a posted invoice of it where the order is gone (OC-3). */
  async erpSide(
    db: Db,
    erpId: string,
    orderNumber: string,
  ): Promise<{ order: boolean; invoice: string | null }> {
    const [row] = await db.query<{ order: boolean; invoice: string | null }>(
      `/* crm-order.erpSide */ SELECT EXISTS (SELECT 1 FROM erp.sales_order WHERE id = $1) AS "order",
              (SELECT number FROM erp.sales_invoice WHERE order_id = $1 OR your_reference = $2 ORDER BY number LIMIT 1) AS invoice`,
      [erpId, orderNumber.slice(0, 35)],
    );
    return row ?? { order: false, invoice: null };
  }
}
