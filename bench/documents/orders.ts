import type { DataSource } from 'typeorm';

const COMPANY = '11111111-1111-4111-8111-111111111111';
const TEAM = '22222222-2222-4222-8222-222222222222';

const mapping = (name: string): string =>
  `(SELECT id FROM sync.table_mapping WHERE name = '${name}' ORDER BY variant DESC LIMIT 1)`;

const couple = (name: string, erp: string, crm: string, on: string): string =>
  `INSERT INTO sync.coupling (id, mapping_id, erp_id, crm_id, created_at)
   SELECT gen_random_uuid(), ${mapping(name)}, e.id, c.id, now() FROM ${erp} e JOIN ${crm} c ON ${on}`;

/** A company with 500 customers and 200 items, coupled with their accounts and products. */
export const MASTERS = [
  `INSERT INTO erp.general_ledger_setup (id, lcy_code) VALUES (gen_random_uuid(), 'EUR')`,
  `INSERT INTO erp.number_series (id, code, starting_no) VALUES (gen_random_uuid(), 'ORDER', 'O1000001')`,
  `INSERT INTO erp.sales_setup (id, order_nos) VALUES (gen_random_uuid(), 'ORDER')`,
  `INSERT INTO erp.unit_of_measure (id, code, description) VALUES (gen_random_uuid(), 'PCS', 'Piece')`,
  `INSERT INTO erp.payment_terms (id, code, due_date_calculation) VALUES (gen_random_uuid(), '30 DAYS', '30D')`,
  `INSERT INTO erp.country_region (id, code, name) VALUES (gen_random_uuid(), 'GB', 'Great Britain')`,
  `INSERT INTO erp.vat_posting_setup (id, vat_bus_posting_group, vat_prod_posting_group, vat_percent, vat_identifier)
   VALUES (gen_random_uuid(), 'DOM', 'STD', 20, 'VAT20'), (gen_random_uuid(), 'DOM', 'LOW', 10, 'VAT10')`,
  `INSERT INTO crm.transaction_currency (id, iso_currency_code, currency_name, currency_symbol, currency_precision, exchange_rate)
   VALUES (gen_random_uuid(), 'EUR', 'Euro', '€', 2, 1)`,
  `INSERT INTO crm.organization (id, name, base_currency_id) SELECT gen_random_uuid(), 'Measured', id FROM crm.transaction_currency`,
  `WITH unit AS (INSERT INTO crm.business_unit (id, name) VALUES (gen_random_uuid(), 'Root') RETURNING id)
   INSERT INTO crm.team (id, name, business_unit_id, is_default) SELECT '${TEAM}', 'Root', id, true FROM unit`,
  `INSERT INTO crm.company (id, name, external_id) VALUES ('${COMPANY}', 'Measured', gen_random_uuid())`,
  `UPDATE sync.sales_settings SET company_id = '${COMPANY}', default_owning_team_id = '${TEAM}'`,
  `INSERT INTO erp.customer (id, number, name, address, post_code, city, country_region_code, contact, phone_no, email,
          payment_terms_code, vat_bus_posting_group)
   SELECT gen_random_uuid(), 'C' || lpad(i::text, 5, '0'), 'Customer ' || i, i || ' High Street', 'P' || i, 'City ' || i % 50, 'GB', 'Contact ' || i,
          '+44 20 ' || i, 'c' || i || '@example.com', '30 DAYS', 'DOM' FROM generate_series(1, 500) i`,
  `INSERT INTO crm.account (id, name, account_number, customer_type_code, owner_id, owner_id_type)
   SELECT gen_random_uuid(), name, number, 3, '${TEAM}', 'team' FROM erp.customer`,
  couple('CUSTOMER', 'erp.customer', 'crm.account', 'c.account_number = e.number'),
  `INSERT INTO erp.item (id, number, description, base_unit_of_measure, unit_price, unit_cost, vat_prod_posting_group)
   SELECT gen_random_uuid(), 'I' || lpad(i::text, 4, '0'), 'Item ' || i, 'PCS', i, i * 0.6, CASE WHEN i % 4 = 0 THEN 'LOW' ELSE 'STD' END FROM generate_series(1, 200) i`,
  `INSERT INTO erp.item_unit_of_measure (id, item_no, code, qty_per_unit_of_measure) SELECT gen_random_uuid(), number, 'PCS', 1 FROM erp.item`,
  `INSERT INTO crm.uom_schedule (id, name, base_uom_name) SELECT gen_random_uuid(), number, 'PCS' FROM erp.item`,
  `INSERT INTO crm.uom (id, uom_schedule_id, name, quantity, is_schedule_base_uom) SELECT gen_random_uuid(), id, 'PCS', 1, true FROM crm.uom_schedule`,
  `INSERT INTO crm.product (id, product_number, name, state_code, status_code, product_type_code, default_uom_id, default_uom_schedule_id)
   SELECT gen_random_uuid(), i.number, i.description, 0, 1, 1, u.id, g.id
     FROM erp.item i JOIN crm.uom_schedule g ON g.name = i.number JOIN crm.uom u ON u.uom_schedule_id = g.id`,
  couple('ITEM-PRODUCT', 'erp.item', 'crm.product', 'c.product_number = e.number'),
  `INSERT INTO sync.coupling (id, mapping_id, erp_id, crm_id, created_at)
   SELECT gen_random_uuid(), ${mapping('ITEM UOM')}, e.id, p.default_uom_id, now()
     FROM erp.item_unit_of_measure e JOIN crm.product p ON p.product_number = e.item_no`,
];

const ORDERS = (from: number, to: number): string[] => [
  `CREATE TEMP TABLE taken ON COMMIT DROP AS
   SELECT gen_random_uuid() AS id, i, a.id AS account_id FROM generate_series(${from}, ${to}) i
     JOIN crm.account a ON a.account_number = 'C' || lpad((1 + i % 500)::text, 5, '0')`,
  `CREATE TEMP TABLE taken_line ON COMMIT DROP AS
   SELECT t.id AS order_id, n, p.id AS product_id, p.name, p.default_uom_id AS uom_id, 1 + (t.i + n) % 9 AS quantity,
          round((10 + (t.i * 7 + n * 13) % 900)::numeric / 7, 2) AS price, CASE WHEN n % 2 = 0 THEN round((t.i % 90)::numeric / 100, 2) ELSE 0 END AS manual
     FROM taken t CROSS JOIN generate_series(1, 5) n
     JOIN crm.product p ON p.product_number = 'I' || lpad((1 + (t.i * 5 + n * 37) % 200)::text, 4, '0')`,
  `INSERT INTO crm.sales_order (id, order_number, name, customer_id, customer_id_type, transaction_currency_id, owner_id, owner_id_type,
          discount_percentage, discount_amount, total_line_item_amount, total_line_item_discount_amount, total_discount_amount,
          total_amount_less_freight, total_amount, description, request_delivery_by, submit_date, state_code, status_code, created_at)
   SELECT t.id, 'ORD-' || lpad(t.i::text, 7, '0'), 'Order ' || t.i, t.account_id, 'account', e.id, '${TEAM}', 'team', 5, 1, s.amount, s.manual,
          round(s.amount * 0.05, 2) + 1 + s.manual, s.amount - round(s.amount * 0.05, 2) - 1, s.amount - round(s.amount * 0.05, 2) - 1,
          'As agreed by telephone', '2026-12-01', '2026-11-02', 1, 3, now()
     FROM taken t CROSS JOIN crm.transaction_currency e
     JOIN (SELECT order_id, sum(price * quantity - manual) AS amount, sum(manual) AS manual FROM taken_line GROUP BY order_id) s ON s.order_id = t.id`,
  `INSERT INTO crm.sales_order_line (id, sales_order_id, line_item_number, sequence_number, product_id, product_name, uom_id, quantity, price_per_unit,
          manual_discount_amount, base_amount, extended_amount, sales_order_state_code)
   SELECT gen_random_uuid(), order_id, n, n, product_id, name, uom_id, quantity, price, manual, price * quantity, price * quantity - manual, 1 FROM taken_line`,
];

/** Adds submitted CRM orders of five lines, with discounts on lines and header, numbered from one to another. */
export async function addOrders(dataSource: DataSource, from: number, to: number): Promise<void> {
  await dataSource.transaction(async (transaction) => {
    for (const statement of ORDERS(from, to)) await transaction.query(statement);
  });
  for (const table of [
    'crm.sales_order',
    'crm.sales_order_line',
    'erp.sales_order',
    'sync.coupling',
  ])
    await dataSource.query(`VACUUM ANALYZE ${table}`);
  await dataSource.query('CHECKPOINT');
}

/**
 * What a person who knows the rules would write by hand for all waiting orders: ERP orders with the customers'
 * defaults, lines with discounts and VAT spread to the cent, couplings, and the day on the CRM orders; set-wise, in one
 * transaction, with neither checks nor a journal.
 */
export const BY_HAND = [
  `CREATE TEMP TABLE made ON COMMIT DROP AS
   SELECT o.id AS crm_id, gen_random_uuid() AS erp_id, 'H' || lpad(row_number() OVER (ORDER BY o.order_number)::text, 7, '0') AS number,
          o.order_number, o.name, o.description, o.request_delivery_by, o.total_line_item_amount - o.total_amount_less_freight AS discount, k.erp_id AS customer_id
     FROM crm.sales_order o JOIN sync.coupling k ON k.crm_id = o.customer_id AND k.mapping_id = ${mapping('CUSTOMER')}
    WHERE o.state_code = 1 AND o.last_back_office_submit IS NULL`,
  `INSERT INTO erp.sales_order (id, number, order_date, document_date, posting_date, due_date, your_reference, external_document_no,
          sell_to_customer_no, sell_to_customer_name, sell_to_address, sell_to_post_code, sell_to_city, sell_to_country_region_code, sell_to_contact,
          sell_to_phone_no, sell_to_email, bill_to_customer_no, bill_to_name, bill_to_address, bill_to_post_code, bill_to_city, bill_to_country_region_code,
          bill_to_contact, ship_to_name, ship_to_address, ship_to_post_code, ship_to_city, ship_to_country_region_code, ship_to_contact,
          requested_delivery_date, payment_terms_code, vat_bus_posting_group, invoice_discount_calculation, invoice_discount_value, work_description)
   SELECT m.erp_id, m.number, current_date, current_date, current_date, current_date + 30, left(m.order_number, 35), upper(left(m.name, 35)),
          c.number, c.name, c.address, c.post_code, c.city, c.country_region_code, c.contact, c.phone_no, c.email,
          c.number, c.name, c.address, c.post_code, c.city, c.country_region_code, c.contact,
          c.name, c.address, c.post_code, c.city, c.country_region_code, c.contact,
          m.request_delivery_by, c.payment_terms_code, c.vat_bus_posting_group, 2, m.discount, m.description
     FROM made m JOIN erp.customer c ON c.id = m.customer_id`,
  `WITH lines AS (
     SELECT m.erp_id, m.number, m.discount, m.request_delivery_by, i.number AS no, i.description, iu.code AS unit, l.sequence_number * 10000 AS line_no, l.quantity,
            l.price_per_unit, round(l.quantity * l.volume_discount_amount + l.manual_discount_amount, 2) AS line_discount,
            round(l.quantity * l.price_per_unit, 2) AS gross, i.unit_cost, i.vat_prod_posting_group, v.vat_percent, v.vat_identifier, v.vat_bus_posting_group
       FROM made m JOIN crm.sales_order_line l ON l.sales_order_id = m.crm_id
       JOIN sync.coupling k ON k.crm_id = l.product_id AND k.mapping_id = ${mapping('ITEM-PRODUCT')} JOIN erp.item i ON i.id = k.erp_id
       JOIN sync.coupling u ON u.crm_id = l.uom_id AND u.mapping_id = ${mapping('ITEM UOM')} JOIN erp.item_unit_of_measure iu ON iu.id = u.erp_id
       JOIN erp.customer c ON c.id = m.customer_id
       JOIN erp.vat_posting_setup v ON v.vat_bus_posting_group = c.vat_bus_posting_group AND v.vat_prod_posting_group = i.vat_prod_posting_group
   ), shares AS (
     SELECT *, gross - line_discount AS line_amount,
            round(discount * sum(gross - line_discount) OVER upto / sum(gross - line_discount) OVER whole, 2)
              - round(discount * (sum(gross - line_discount) OVER upto - (gross - line_discount)) / sum(gross - line_discount) OVER whole, 2) AS inv_discount
       FROM lines WINDOW whole AS (PARTITION BY erp_id), upto AS (PARTITION BY erp_id ORDER BY vat_identifier, line_no)
   ), taxed AS (
     SELECT *, line_amount - inv_discount AS amount,
            round(sum(line_amount - inv_discount) OVER vat * vat_percent / 100, 2)
              - round((sum(line_amount - inv_discount) OVER vat - (line_amount - inv_discount)) * vat_percent / 100, 2) AS tax
       FROM shares WINDOW vat AS (PARTITION BY erp_id, vat_identifier ORDER BY line_no)
   )
   INSERT INTO erp.sales_order_line (id, document_id, document_number, line_no, type, no, description, unit_of_measure_code, quantity, quantity_base,
          unit_price, unit_cost_lcy, line_discount_percent, line_discount_amount, line_amount, inv_discount_amount, amount, amount_including_vat,
          vat_percent, vat_identifier, vat_bus_posting_group, vat_prod_posting_group, requested_delivery_date, shipment_date, outstanding_quantity, qty_to_ship, qty_to_invoice)
   SELECT gen_random_uuid(), erp_id, number, line_no, 2, no, description, unit, quantity, quantity, price_per_unit, unit_cost,
          round(line_discount / gross * 100, 5), line_discount, line_amount, inv_discount, amount, amount + tax, vat_percent, vat_identifier,
          vat_bus_posting_group, vat_prod_posting_group, request_delivery_by, current_date, quantity, quantity, quantity FROM taxed`,
  `UPDATE crm.sales_order o SET last_back_office_submit = current_date, company_id = '${COMPANY}' FROM made m WHERE o.id = m.crm_id`,
  `INSERT INTO sync.coupling (id, mapping_id, erp_id, crm_id, crm_version, last_result_to_crm, created_at)
   SELECT gen_random_uuid(), ${mapping('SALESORDER-ORDER')}, m.erp_id, m.crm_id, o.version, 'NONE', now() FROM made m JOIN crm.sales_order o ON o.id = m.crm_id`,
];
