import type { DataSource } from 'typeorm';

/** How much the measurement reads from. */
export const SIZE = { customers: 100_000, orders: 200_000, linesPerOrder: 3 } as const;

/** Fills the database set-wise, once and wholly or not at all; a database that is full already is left as it is. */
export async function seed(dataSource: DataSource, say: (line: string) => void): Promise<void> {
  const [row] = await dataSource.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM erp.customer`,
  );
  if ((row?.count ?? 0) >= SIZE.customers) return;
  say(`filling the database: ${SIZE.customers} customers, ${SIZE.orders} orders ...`);
  await dataSource.transaction(async (manager) => {
    for (const statement of STATEMENTS) await manager.query(statement);
  });
  for (const table of TABLES) await dataSource.query(`VACUUM ANALYZE ${table}`);
}

const TABLES = [
  'erp.customer',
  'crm.account',
  'sync.coupling',
  'erp.sales_order',
  'erp.sales_order_line',
];
const BENCH = 'BENCH';

const STATEMENTS = [
  `INSERT INTO sync.table_mapping (id, name, title, position, erp_table, crm_table, direction, erp_filter, crm_filter, depends_on, modified_at)
   SELECT gen_random_uuid(), '${BENCH}', 'Measured pairs', 999, 'erp.customer', 'crm.account', 'BOTH', '[]', '[]', '[]', now()`,
  `INSERT INTO erp.customer (id, number, name, search_name, address, city, post_code, phone_no, email)
   SELECT gen_random_uuid(), 'C' || lpad(i::text, 6, '0'), 'Customer ' || i, 'CUSTOMER ' || i, i || ' High Street', 'City ' || i % 500,
          'P' || i % 9000, '+44 20 ' || lpad(i::text, 8, '0'), 'customer' || i || '@example.com'
     FROM generate_series(1, ${SIZE.customers}) i`,
  `INSERT INTO crm.account (id, name, account_number, customer_type_code, telephone1, email_address1)
   SELECT gen_random_uuid(), name, number, 3, phone_no, email FROM erp.customer WHERE number LIKE 'C______'`,
  `INSERT INTO sync.coupling (id, mapping_id, erp_id, crm_id, created_at)
   SELECT gen_random_uuid(), m.id, c.id, a.id, now()
     FROM erp.customer c JOIN crm.account a ON a.account_number = c.number, sync.table_mapping m WHERE m.name = '${BENCH}'`,
  `INSERT INTO erp.sales_order (id, number, order_date, document_date, sell_to_customer_no, bill_to_customer_no)
   SELECT gen_random_uuid(), 'SO' || lpad(i::text, 7, '0'), '2026-01-01'::date + i % 365, '2026-01-01'::date + i % 365,
          'C' || lpad((1 + i % ${SIZE.customers})::text, 6, '0'), 'C' || lpad((1 + i % ${SIZE.customers})::text, 6, '0')
     FROM generate_series(1, ${SIZE.orders}) i`,
  `INSERT INTO erp.sales_order_line (id, document_id, document_number, line_no, type, no, description, quantity, unit_price, line_amount, amount)
   SELECT gen_random_uuid(), o.id, o.number, l * 10000, 2, 'ITEM' || l, 'Item number ' || l, l, trim_scale(12.5 * l), trim_scale(12.5 * l * l), trim_scale(12.5 * l * l)
     FROM erp.sales_order o, generate_series(1, ${SIZE.linesPerOrder}) l WHERE o.number LIKE 'SO_______'`,
];
