import type { Db, Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import type { SalesSettings } from '../../sync/settings/sales-settings.entity';
import type {
  ConversionFacts,
  CurrencyFacts,
  EarlierFacts,
  OptionFacts,
  PartyFacts,
  WriteInFacts,
} from './conversion-facts';
import { LineFactsStore } from './line-facts.store';

const NO_PARTY: PartyFacts = {
  accountId: null,
  accountName: null,
  accountType: null,
  direct: true,
  coupled: false,
  customerNo: null,
};
const NO_OPTIONS: OptionFacts = { terms: null, agent: null, method: null };

/** Reads what conversions need of CRM orders and their counterparts, in a fixed number of statements. */
export class ConversionFactsStore {
  private readonly lines: LineFactsStore;

  constructor(private readonly tables: RecordTables) {
    this.lines = new LineFactsStore(tables);
  }

  /**
   * Takes the orders for this transaction alone and reads their facts: of many callers at once one converts,
   * the others find what it made (OC-4). Ids without an order have no entry.
   */
  async take(
    tx: Tx,
    ids: readonly string[],
    settings: SalesSettings,
  ): Promise<Map<string, ConversionFacts>> {
    const orders = await this.tables.get('crm.sales_order').rowsByIds(tx, ids, 'update');
    const found = [...orders.keys()];
    const rows = [...orders.values()];
    const earlier = await this.earlier(tx, found);
    const parties = await this.parties(tx, found);
    const currencies = await this.currencies(tx, rows);
    const options = await this.options(tx, found);
    const lines = await this.lines.byOrders(tx, found);
    const quotes = await this.quotes(tx, found);
    const writeIn = await this.writeIn(tx, settings);
    const countries = await this.countries(tx, rows);
    return new Map(
      [...orders].map(([id, order]): [string, ConversionFacts] => [
        id,
        {
          order,
          name: { id, orderNumber: String(order.orderNumber) },
          earlier: earlier.get(id) ?? null,
          party: parties.get(id) ?? NO_PARTY,
          currency: currencies.get(String(order.transactionCurrencyId)) ?? null,
          options: options.get(id) ?? NO_OPTIONS,
          lines: lines.get(id) ?? [],
          quote: quotes.get(id) ?? null,
          writeIn,
          countries,
        },
      ]),
    );
  }

  // A posted invoice matters only where the order is gone (OC-3).
  private earlier(db: Db, ids: readonly string[]): Promise<Map<string, EarlierFacts>> {
    return this.byOrder<EarlierFacts>(
      db,
      `/* conversion.earlier */ SELECT o.id AS "orderId", k.id AS "couplingId", k.erp_id AS "erpId", s.number AS "orderNo",
              i.id AS "invoiceId", i.number AS "invoiceNo"
         FROM crm.sales_order o JOIN sync.coupling k ON k.crm_id = o.id
         LEFT JOIN erp.sales_order s ON s.id = k.erp_id
         LEFT JOIN LATERAL (SELECT v.id, v.number FROM erp.sales_invoice v
                WHERE s.id IS NULL AND (v.order_id = k.erp_id OR v.your_reference = left(o.order_number, 35))
                ORDER BY v.number LIMIT 1) i ON true
        WHERE o.id = ANY($1::uuid[])`,
      ids,
    );
  }

  // The account itself, or the company of the contact (A.2, rows 6 to 8).
  private parties(db: Db, ids: readonly string[]): Promise<Map<string, PartyFacts>> {
    return this.byOrder<PartyFacts>(
      db,
      `/* conversion.parties */ SELECT o.id AS "orderId", a.id AS "accountId", a.name AS "accountName", a.customer_type_code AS "accountType",
              o.customer_id_type = 'account' AS direct, k.id IS NOT NULL AS coupled, c.number AS "customerNo"
         FROM crm.sales_order o
         LEFT JOIN crm.contact n ON o.customer_id_type = 'contact' AND n.id = o.customer_id
         LEFT JOIN crm.account a ON a.id = CASE o.customer_id_type WHEN 'account' THEN o.customer_id ELSE n.parent_customer_id END
         LEFT JOIN sync.coupling k ON k.crm_id = a.id AND k.mapping_id = (SELECT id FROM sync.table_mapping WHERE name = 'CUSTOMER')
         LEFT JOIN erp.customer c ON c.id = k.erp_id
        WHERE o.id = ANY($1::uuid[])`,
      ids,
    );
  }

  // By the coupling, else by the ISO code (OC-6, mended).
  private async currencies(db: Db, orders: readonly Row[]): Promise<Map<string, CurrencyFacts>> {
    const ids = [...new Set(orders.flatMap(({ transactionCurrencyId: id }) => id ?? []))];
    if (ids.length === 0) return new Map();
    const rows = await db.query<CurrencyFacts & Row & { id: string }>(
      `/* conversion.currencies */ SELECT u.id, c.iso_currency_code AS iso, coalesce(e.code, s.code) AS erp, g.lcy_code AS local
         FROM unnest($1::uuid[]) u (id)
         LEFT JOIN crm.transaction_currency c ON c.id = u.id
         LEFT JOIN sync.coupling k ON k.crm_id = c.id
         LEFT JOIN erp.currency e ON e.id = k.erp_id
         LEFT JOIN erp.currency s ON s.code = trim(c.iso_currency_code)
         LEFT JOIN (SELECT lcy_code FROM erp.general_ledger_setup LIMIT 1) g ON true`,
      [ids],
    );
    return new Map(rows.map(({ id, iso, erp, local }) => [id, { iso, erp, local }]));
  }

  // By the option mappings of the account's lists; a value without a coupling has no code.
  private options(db: Db, ids: readonly string[]): Promise<Map<string, OptionFacts>> {
    const code = (table: string, list: string, column: string): string =>
      `(SELECT t.code FROM crm.option_value v JOIN sync.coupling k ON k.crm_id = v.id JOIN ${table} t ON t.id = k.erp_id
         WHERE v.option_set = 'account.${list}' AND v.value = o.${column} LIMIT 1)`;
    return this.byOrder<OptionFacts>(
      db,
      `/* conversion.options */ SELECT o.id AS "orderId",
              ${code('erp.payment_terms', 'paymenttermscode', 'payment_terms_code')} AS terms,
              ${code('erp.shipping_agent', 'address1_shippingmethodcode', 'shipping_method_code')} AS agent,
              ${code('erp.shipment_method', 'address1_freighttermscode', 'freight_terms_code')} AS method
         FROM crm.sales_order o WHERE o.id = ANY($1::uuid[])`,
      ids,
    );
  }

  private quotes(
    db: Db,
    ids: readonly string[],
  ): Promise<Map<string, { id: string; number: string }>> {
    return this.byOrder(
      db,
      `/* conversion.quotes */ SELECT o.id AS "orderId", q.id, q.number
         FROM crm.sales_order o JOIN sync.coupling k ON k.crm_id = o.quote_id JOIN erp.sales_quote q ON q.id = k.erp_id
        WHERE o.id = ANY($1::uuid[])`,
      ids,
    );
  }

  /** The item or resource that the settings name for lines without a product; null when they name none. */
  async writeIn(
    db: Db,
    { writeInProductType, writeInProductNo }: SalesSettings,
  ): Promise<WriteInFacts | null> {
    if (writeInProductNo === null || writeInProductType === null) return null;
    const table = writeInProductType === 'ITEM' ? 'erp.item' : 'erp.resource';
    const [row] = await db.query<{ stocked: boolean; coupled: boolean }>(
      `/* conversion.writeIn */ SELECT ${writeInProductType === 'ITEM' ? 't.type = 0' : 'false'} AS stocked,
              EXISTS (SELECT 1 FROM sync.coupling k JOIN crm.product p ON p.id = k.crm_id WHERE k.erp_id = t.id) AS coupled
         FROM ${table} t WHERE t.number = $1`,
      [writeInProductNo],
    );
    return { exists: row !== undefined, stocked: false, coupled: false, ...row };
  }

  // OC-8, mended: a country is known by its code, its ISO code or its name.
  private async countries(db: Db, orders: readonly Row[]): Promise<Map<string, string>> {
    const texts = orders.flatMap(({ billToCountry, shipToCountry }) =>
      [billToCountry, shipToCountry].flatMap((text) =>
        typeof text === 'string' && text.trim() !== '' ? [text.trim().toLowerCase()] : [],
      ),
    );
    if (texts.length === 0) return new Map();
    const rows = await db.query<{ text: string; code: string }>(
      `/* conversion.countries */ SELECT DISTINCT ON (u.text) u.text, c.code
         FROM unnest($1::text[]) u (text)
         JOIN erp.country_region c ON u.text IN (lower(c.code), lower(c.iso_code), lower(c.name))
        ORDER BY u.text, lower(c.code) = u.text DESC, lower(c.iso_code) = u.text DESC NULLS LAST, c.code`,
      [[...new Set(texts)]],
    );
    return new Map(rows.map(({ text, code }) => [text, code]));
  }

  private async byOrder<T extends object>(
    db: Db,
    sql: string,
    ids: readonly string[],
  ): Promise<Map<string, T>> {
    if (ids.length === 0) return new Map();
    const rows = await db.query<Row & { orderId: string }>(sql, [ids]);
    return new Map(rows.map(({ orderId, ...facts }) => [orderId, facts as unknown as T]));
  }
}
