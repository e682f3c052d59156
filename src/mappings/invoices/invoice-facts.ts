import type { Db } from '../../platform/database/db';

/** What a posted invoice refers to, and what of it the CRM knows. */
export interface HeaderFacts {
  readonly id: string;
  readonly number: string;
  readonly customerNo: string;
  readonly customerId: string | null;
  /** Account coupled to the customer who orders; null: none. */
  readonly accountId: string | null;
  readonly currencyCode: string | null;
  readonly currencyIsLocal: boolean;
  /** False: the currency is neither local nor coupled. */
  readonly currencyKnown: boolean;
  readonly salespersonCode: string | null;
  readonly salespersonKnown: boolean;
  readonly paymentTermsCode: string | null;
  readonly termsKnown: boolean;
  readonly shippingAgentCode: string | null;
  readonly agentKnown: boolean;
  /** Text of the shipment method; null: none. */
  readonly methodText: string | null;
  readonly order: OrderBehind | null;
}

/** The CRM order behind a posted invoice. */
export interface OrderBehind {
  readonly id: string;
  readonly orderNumber: string;
  readonly name: string | null;
  readonly customerId: string | null;
  readonly customerIdType: string | null;
  readonly opportunityId: string | null;
  readonly priceLevelId: string | null;
  readonly ownerId: string | null;
  readonly ownerIdType: string | null;
  /** ERP customer that the order's account is coupled to; null: none. */
  readonly customerNo: string | null;
}

/** A line of a posted invoice with what stands for it in the CRM. */
export interface LineFacts {
  readonly invoiceId: string;
  readonly lineNo: number;
  readonly type: number;
  readonly no: string | null;
  readonly description: string | null;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly lineDiscountAmount: string;
  readonly invDiscountAmount: string;
  readonly amount: string;
  readonly amountIncludingVat: string;
  /** The item or resource; null: it is gone, or the line has none. */
  readonly recordId: string | null;
  readonly blocked: boolean;
  readonly productId: string | null;
  readonly defaultUnitId: string | null;
  readonly unitCode: string | null;
  readonly unitExists: boolean;
  readonly unitId: string | null;
}

const mapped = (name: string): string =>
  `(SELECT id FROM sync.table_mapping WHERE name = '${name}')`;
const optionOf = (mapping: string, id: string): string =>
  `EXISTS (SELECT 1 FROM sync.coupling k JOIN crm.option_value o ON o.id = k.crm_id
            WHERE k.mapping_id = ${mapped(mapping)} AND k.erp_id = ${id})`;

// Through the coupling of an ERP order or what the journal keeps of it (B-9), never by a text that somebody typed
// (IN-7); an order that was posted elsewhere is known by its number alone.
const ORDER_BEHIND = `
  LEFT JOIN LATERAL (
    SELECT c.id FROM (
        SELECT 0 AS place, v.order_id AS erp_id WHERE v.order_id IS NOT NULL
        UNION ALL SELECT l.line_no, s.id FROM erp.sales_invoice_line l JOIN erp.sales_order s ON s.number = l.order_no WHERE l.document_id = v.id
      ) e
      CROSS JOIN LATERAL (
        SELECT k.crm_id, 0 AS age FROM sync.coupling k JOIN sync.table_mapping m ON m.id = k.mapping_id AND m.name = 'SALESORDER-ORDER'
         WHERE k.erp_id = e.erp_id
        UNION ALL
        (SELECT (j.changes->'crmId'->>0)::uuid, 1 FROM sync.journal_entry j
          WHERE j.record_id = e.erp_id AND j.record_table = 'erp.sales_order' AND j.action = 'UNCOUPLE' ORDER BY j.id DESC LIMIT 1)
      ) k
      JOIN crm.sales_order c ON c.id = k.crm_id
    ORDER BY e.place, k.age LIMIT 1) linked ON true
  LEFT JOIN crm.sales_order o ON o.id = coalesce(linked.id, (SELECT n.id FROM crm.sales_order n
        WHERE v.order_no IS NOT NULL AND v.your_reference <> '' AND n.order_number = v.your_reference LIMIT 1))`;

/** Reads the headers of posted invoices with everything they refer to, in one statement; by invoice id. */
export async function headerFacts(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, HeaderFacts>> {
  const rows = await db.query<HeaderFacts>(
    `/* invoice.headerFacts */ SELECT v.id, v.number, v.sell_to_customer_no AS "customerNo", cu.id AS "customerId", a.id AS "accountId",
            v.currency_code AS "currencyCode",
            coalesce(v.currency_code = g.lcy_code, true) AS "currencyIsLocal",
            v.currency_code IS NULL OR v.currency_code = g.lcy_code OR EXISTS (SELECT 1 FROM erp.currency c
              JOIN sync.coupling k ON k.erp_id = c.id AND k.mapping_id = ${mapped('CURRENCY')}
              JOIN crm.transaction_currency t ON t.id = k.crm_id WHERE c.code = v.currency_code) AS "currencyKnown",
            v.salesperson_code AS "salespersonCode", EXISTS (SELECT 1 FROM erp.salesperson p
              JOIN sync.coupling k ON k.erp_id = p.id AND k.mapping_id = ${mapped('SALESPEOPLE')}
              JOIN crm.system_user u ON u.id = k.crm_id WHERE p.code = v.salesperson_code) AS "salespersonKnown",
            v.payment_terms_code AS "paymentTermsCode", ${optionOf('PAYMENT TERMS', 'pt.id')} AS "termsKnown",
            v.shipping_agent_code AS "shippingAgentCode", ${optionOf('SHIPPING AGENT', 'sa.id')} AS "agentKnown",
            sm.description AS "methodText",
            CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('id', o.id, 'orderNumber', o.order_number, 'name', o.name,
              'customerId', o.customer_id, 'customerIdType', o.customer_id_type, 'opportunityId', o.opportunity_id,
              'priceLevelId', o.price_level_id, 'ownerId', o.owner_id, 'ownerIdType', o.owner_id_type, 'customerNo', oc.number) END AS "order"
       FROM erp.sales_invoice v
       LEFT JOIN erp.general_ledger_setup g ON true
       LEFT JOIN erp.customer cu ON cu.number = v.sell_to_customer_no
       LEFT JOIN sync.coupling ka ON ka.erp_id = cu.id AND ka.mapping_id = ${mapped('CUSTOMER')}
       LEFT JOIN crm.account a ON a.id = ka.crm_id
       LEFT JOIN erp.payment_terms pt ON pt.code = v.payment_terms_code
       LEFT JOIN erp.shipping_agent sa ON sa.code = v.shipping_agent_code
       LEFT JOIN erp.shipment_method sm ON sm.code = v.shipment_method_code
       ${ORDER_BEHIND}
       LEFT JOIN crm.contact n ON o.customer_id_type = 'contact' AND n.id = o.customer_id
       LEFT JOIN sync.coupling ko ON ko.mapping_id = ${mapped('CUSTOMER')}
             AND ko.crm_id = CASE o.customer_id_type WHEN 'account' THEN o.customer_id ELSE n.parent_customer_id END
       LEFT JOIN erp.customer oc ON oc.id = ko.erp_id
      WHERE v.id = ANY($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Reads the lines of posted invoices in their order with what stands for them in the CRM; by invoice id. */
export async function lineFacts(db: Db, ids: readonly string[]): Promise<Map<string, LineFacts[]>> {
  const rows = await db.query<LineFacts>(
    `/* invoice.lineFacts */ SELECT l.document_id AS "invoiceId", l.line_no AS "lineNo", l.type, l.no, l.description, l.quantity,
            l.unit_price AS "unitPrice", l.line_discount_amount AS "lineDiscountAmount", l.inv_discount_amount AS "invDiscountAmount",
            l.amount, l.amount_including_vat AS "amountIncludingVat", coalesce(i.id, r.id) AS "recordId",
            coalesce(i.blocked, r.blocked, false) AS blocked, p.id AS "productId", p.default_uom_id AS "defaultUnitId",
            unit.code AS "unitCode", coalesce(iu.id, ru.id) IS NOT NULL AS "unitExists", u.id AS "unitId"
       FROM erp.sales_invoice_line l
       LEFT JOIN erp.item i ON l.type = 2 AND i.number = l.no
       LEFT JOIN erp.resource r ON l.type = 3 AND r.number = l.no
       LEFT JOIN sync.coupling k ON k.erp_id = coalesce(i.id, r.id)
             AND k.mapping_id = CASE l.type WHEN 2 THEN ${mapped('ITEM-PRODUCT')} ELSE ${mapped('RESOURCE-PRODUCT')} END
       LEFT JOIN crm.product p ON p.id = k.crm_id
       CROSS JOIN LATERAL (SELECT coalesce(l.unit_of_measure_code, i.base_unit_of_measure, r.base_unit_of_measure) AS code) unit
       LEFT JOIN erp.item_unit_of_measure iu ON iu.item_no = i.number AND iu.code = unit.code
       LEFT JOIN erp.resource_unit_of_measure ru ON ru.resource_no = r.number AND ru.code = unit.code
       LEFT JOIN sync.coupling ku ON ku.erp_id = coalesce(iu.id, ru.id)
             AND ku.mapping_id = CASE l.type WHEN 2 THEN ${mapped('ITEM UOM')} ELSE ${mapped('RESOURCE UOM')} END
       LEFT JOIN crm.uom u ON u.id = ku.crm_id
      WHERE l.document_id = ANY($1::uuid[]) ORDER BY l.document_id, l.line_no`,
    [ids],
  );
  const byInvoice = new Map<string, LineFacts[]>();
  for (const row of rows) {
    const lines = byInvoice.get(row.invoiceId);
    if (lines) lines.push(row);
    else byInvoice.set(row.invoiceId, [row]);
  }
  return byInvoice;
}
