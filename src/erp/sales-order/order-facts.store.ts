import type { Db } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';

/** Everything that orders take from master data, read once for all of them. */
export interface OrderFacts {
  readonly customers: ReadonlyMap<string, Row>;
  readonly contacts: ReadonlyMap<string, Row>;
  readonly items: ReadonlyMap<string, Row>;
  readonly resources: ReadonlyMap<string, Row>;
  /** G/L accounts by number. */
  readonly accounts: ReadonlyMap<string, Row>;
  /** Quantity of base units by owner and code, `ITEM-1/BOX`. */
  readonly units: ReadonlyMap<string, string>;
  readonly terms: ReadonlyMap<string, Row>;
  /** VAT by business and product group, `DOMESTIC/STANDARD`. */
  readonly vat: ReadonlyMap<string, Row>;
  /** Sales prices by item, cheapest first. */
  readonly prices: ReadonlyMap<string, Row[]>;
  /** Currencies with their rate to local currency, by code. */
  readonly currencies: ReadonlyMap<string, { precision: string; factor: string | null }>;
  readonly ledger: {
    readonly precision: string;
    readonly unitPrecision: string;
    /** Most of a payment discount that lowers the VAT base, in percent. */
    readonly vatTolerance: string;
  };
}

/** Which master data a set of orders refers to. */
export interface FactKeys {
  readonly customers: readonly string[];
  readonly items: readonly string[];
  readonly resources: readonly string[];
  readonly accounts: readonly string[];
  readonly currencies: readonly string[];
  readonly day: string;
}

/** Reads the master data that sales orders are made from, in a fixed number of statements. */
export class OrderFactsStore {
  constructor(private readonly tables: RecordTables) {}

  /** Reads the facts of a set of orders. */
  async read(db: Db, keys: FactKeys): Promise<OrderFacts> {
    const customers = await this.customers(db, keys.customers);
    const contacts = await this.contacts(db, [...customers.keys()]);
    const items = await this.byKey(db, 'erp.item', 'number', keys.items);
    const resources = await this.byKey(db, 'erp.resource', 'number', keys.resources);
    return {
      customers,
      contacts,
      items,
      resources,
      accounts: await this.byKey(db, 'erp.gl_account', 'number', keys.accounts),
      units: await this.units(db, keys),
      terms: await this.byKey(db, 'erp.payment_terms', 'code', null),
      vat: await this.vat(db),
      prices: await this.prices(db, keys),
      currencies: await this.currencies(db, keys),
      ledger: await this.ledger(db),
    };
  }

  // The customers and those they are invoiced to.
  private async customers(db: Db, numbers: readonly string[]): Promise<Map<string, Row>> {
    const own = await this.byKey(db, 'erp.customer', 'number', numbers);
    const others = [...own.values()].flatMap((row) =>
      row.billToCustomerNo ? [String(row.billToCustomerNo)] : [],
    );
    const missing = others.filter((number) => !own.has(number));
    return missing.length === 0
      ? own
      : new Map([...own, ...(await this.byKey(db, 'erp.customer', 'number', missing))]);
  }

  // The company contact of each customer, by the customer's number.
  private async contacts(db: Db, customers: readonly string[]): Promise<Map<string, Row>> {
    const rows = await db.query<Row & { customer: string }>(
      `/* order.contacts */ SELECT r.no AS customer, n.number, n.name, n.email, n.phone_no AS "phoneNo"
         FROM erp.contact_business_relation r JOIN erp.contact n ON n.number = r.contact_no
        WHERE r.link_to_table = 1 AND r.no = ANY($1)`,
      [customers],
    );
    return new Map(rows.map((row) => [row.customer, row]));
  }

  private async units(db: Db, keys: FactKeys): Promise<Map<string, string>> {
    const rows = await db.query<{ owner: string; code: string; quantity: string }>(
      `/* order.units */ SELECT item_no AS owner, code, qty_per_unit_of_measure AS quantity FROM erp.item_unit_of_measure WHERE item_no = ANY($1)
       UNION ALL SELECT resource_no, code, qty_per_unit_of_measure FROM erp.resource_unit_of_measure WHERE resource_no = ANY($2)`,
      [keys.items, keys.resources],
    );
    return new Map(rows.map((row) => [`${row.owner}/${row.code}`, row.quantity]));
  }

  private async vat(db: Db): Promise<Map<string, Row>> {
    const rows = await this.tables.get('erp.vat_posting_setup').rowsWhere(db, 'true LIMIT 10000');
    return new Map(
      rows.map((row) => [
        `${String(row.vatBusPostingGroup ?? '')}/${String(row.vatProdPostingGroup)}`,
        row,
      ]),
    );
  }

  private async prices(db: Db, keys: FactKeys): Promise<Map<string, Row[]>> {
    const rows = await this.tables.get('erp.sales_price').rowsWhere(
      db,
      `t.item_no = ANY($1) AND (t.starting_date IS NULL OR t.starting_date <= $2::date)
         AND (t.ending_date IS NULL OR t.ending_date >= $2::date) ORDER BY t.unit_price, t.id`,
      [keys.items, keys.day],
    );
    const byItem = new Map<string, Row[]>();
    for (const row of rows)
      byItem.set(String(row.itemNo), [...(byItem.get(String(row.itemNo)) ?? []), row]);
    return byItem;
  }

  private async currencies(db: Db, keys: FactKeys): Promise<OrderFacts['currencies']> {
    const rows = await db.query<{ code: string; precision: string; factor: string | null }>(
      `/* order.currencies */ SELECT c.code, c.amount_rounding_precision AS precision,
              (SELECT r.exchange_rate_amount / r.relational_exch_rate_amount FROM erp.currency_exchange_rate r
                WHERE r.currency_code = c.code AND r.starting_date <= $2::date ORDER BY r.starting_date DESC LIMIT 1) AS factor
         FROM erp.currency c WHERE c.code = ANY($1) OR c.code IN (SELECT currency_code FROM erp.customer WHERE number = ANY($3))`,
      [keys.currencies, keys.day, keys.customers],
    );
    return new Map(rows.map(({ code, precision, factor }) => [code, { precision, factor }]));
  }

  private async ledger(db: Db): Promise<OrderFacts['ledger']> {
    const [row] = await this.tables.get('erp.general_ledger_setup').rowsWhere(db, 'true LIMIT 1');
    return {
      precision: String(row?.amountRoundingPrecision ?? '0.01'),
      unitPrecision: String(row?.unitAmountRoundingPrecision ?? '0.00001'),
      vatTolerance: String(row?.vatTolerancePercent ?? '0'),
    };
  }

  private async byKey(
    db: Db,
    table: string,
    key: string,
    values: readonly string[] | null,
  ): Promise<Map<string, Row>> {
    const rows =
      values === null
        ? await this.tables.get(table).rowsWhere(db, 'true LIMIT 10000')
        : await this.tables.get(table).rowsBy(db, key, values);
    return new Map(rows.map((row) => [String(row[key]), row]));
  }
}
