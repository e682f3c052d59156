import type { DataSource } from 'typeorm';

const COMPANY = '11111111-1111-4111-8111-111111111111';
const TEAM = '22222222-2222-4222-8222-222222222222';

/** How large the company is. */
export interface Size {
  readonly customers: number;
  readonly items: number;
  /** Spread over ten price groups. */
  readonly prices: number;
}

const PRICE_GROUPS = 10;

/** An ERP with its terms and currencies beside a CRM as it comes: one currency, one unit group, nobody in it. */
const SETUP = [
  `INSERT INTO erp.general_ledger_setup (id, lcy_code) VALUES (gen_random_uuid(), 'EUR')`,
  `INSERT INTO erp.currency (id, code, iso_code, description) VALUES (gen_random_uuid(), 'USD', 'USD', 'US Dollar')`,
  `INSERT INTO erp.currency_exchange_rate (id, currency_code, starting_date, exchange_rate_amount, relational_exch_rate_amount)
   VALUES (gen_random_uuid(), 'USD', '2026-01-01', 1.1, 1)`,
  `INSERT INTO erp.payment_terms (id, code, description) VALUES (gen_random_uuid(), '30 DAYS', 'Net 30 days')`,
  `INSERT INTO erp.country_region (id, code, name) VALUES (gen_random_uuid(), 'GB', 'Great Britain')`,
  `INSERT INTO erp.unit_of_measure (id, code, description) VALUES (gen_random_uuid(), 'PCS', 'Piece')`,
  `INSERT INTO crm.transaction_currency (id, iso_currency_code, currency_name, currency_symbol, currency_precision, exchange_rate)
   VALUES (gen_random_uuid(), 'EUR', 'Euro', '€', 2, 1)`,
  `INSERT INTO crm.organization (id, name, base_currency_id)
   SELECT gen_random_uuid(), 'Measured', id FROM crm.transaction_currency`,
  `WITH unit AS (INSERT INTO crm.business_unit (id, name) VALUES (gen_random_uuid(), 'Root') RETURNING id)
   INSERT INTO crm.team (id, name, business_unit_id, is_default) SELECT '${TEAM}', 'Root', id, true FROM unit`,
  `INSERT INTO crm.company (id, name, external_id) VALUES ('${COMPANY}', 'Measured', gen_random_uuid())`,
  `INSERT INTO crm.uom_schedule (id, name, base_uom_name) VALUES (gen_random_uuid(), 'Default Unit', 'Primary Unit')`,
  `UPDATE sync.sales_settings SET company_id = '${COMPANY}', default_owning_team_id = '${TEAM}'`,
];

function records({ customers, items, prices }: Size): string[] {
  const perGroup = Math.ceil(prices / PRICE_GROUPS);
  return [
    `INSERT INTO erp.customer (id, number, name, search_name, address, address2, city, post_code, county, country_region_code, contact,
            phone_no, email, fax_no, home_page, currency_code, payment_terms_code, credit_limit_lcy)
     SELECT gen_random_uuid(), 'C' || lpad(i::text, 7, '0'), 'Customer ' || i, 'CUSTOMER ' || i, i || ' High Street', 'Floor ' || i % 9,
            'City ' || i % 500, 'P' || i % 9000, 'County ' || i % 50, 'GB', 'Contact ' || i, '+44 20 ' || lpad(i::text, 8, '0'),
            'customer' || i || '@example.com', '+44 21 ' || lpad(i::text, 8, '0'), 'www.customer' || i || '.example.com',
            CASE WHEN i % 5 = 0 THEN 'USD' END, '30 DAYS', i % 1000 * 100
       FROM generate_series(1, ${customers}) i`,
    `INSERT INTO erp.item (id, number, description, base_unit_of_measure, unit_price, unit_cost, gross_weight, unit_volume)
     SELECT gen_random_uuid(), 'I' || lpad(i::text, 7, '0'), 'Item ' || i, 'PCS', i % 900 + 10, i % 700 + 5, i % 30, i % 7
       FROM generate_series(1, ${items}) i`,
    `INSERT INTO erp.item_unit_of_measure (id, item_no, code) SELECT gen_random_uuid(), number, 'PCS' FROM erp.item`,
    `INSERT INTO erp.unit_group (id, source_type, source_no, source_id, code, source_name, base_unit_of_measure)
     SELECT gen_random_uuid(), 1, number, id, 'ITEM ' || number, description, 'PCS' FROM erp.item`,
    `INSERT INTO erp.customer_price_group (id, code, description)
     SELECT gen_random_uuid(), 'GROUP' || g, 'Price group ' || g FROM generate_series(1, ${PRICE_GROUPS}) g`,
    `INSERT INTO erp.sales_price (id, sales_type, sales_code, item_no, unit_of_measure_code, unit_price)
     SELECT gen_random_uuid(), 1, 'GROUP' || g, i.number, 'PCS', i.unit_price * (1 - g * 0.01)
       FROM (SELECT * FROM erp.item ORDER BY number LIMIT ${perGroup}) i, generate_series(1, ${PRICE_GROUPS}) g`,
  ];
}

/** Fills a migrated and installed database with what is measured. */
export async function fill(dataSource: DataSource, size: Size): Promise<void> {
  for (const statement of [...SETUP, ...records(size)]) await dataSource.query(statement);
  await settle(dataSource);
}

/** Leaves no work of the server behind that would fall into the next measurement. */
export async function settle(dataSource: DataSource): Promise<void> {
  await dataSource.query('VACUUM ANALYZE');
  await dataSource.query('CHECKPOINT');
}

const pairs = (mapping: string, name: string, erp: string, where = ''): string =>
  `CREATE TEMP TABLE ${name} ON COMMIT DROP AS SELECT id AS erp_id, gen_random_uuid() AS crm_id, '${mapping}'::text AS mapping FROM ${erp} ${where}`;

const coupled = (name: string, erp: string, crm: string): string =>
  `INSERT INTO sync.coupling (id, mapping_id, erp_id, crm_id, erp_version, crm_version, last_result_to_crm, last_synced_at, created_at)
   SELECT gen_random_uuid(), t.id, p.erp_id, p.crm_id, e.version, c.version, 'SUCCESS', now(), now()
     FROM ${name} p JOIN ${erp} e ON e.id = p.erp_id JOIN ${crm} c ON c.id = p.crm_id JOIN sync.table_mapping t ON t.name = p.mapping AND t.variant = ''`;

/**
 * What a person who knows all mappings would write by hand: the same records and couplings, set-wise, in one
 * transaction, with neither the base values of a later merge nor a journal.
 */
export const BY_HAND = [
  pairs('CURRENCY', 'h_currency', 'erp.currency'),
  `INSERT INTO crm.transaction_currency (id, iso_currency_code, currency_name, currency_symbol, currency_precision, exchange_rate)
   SELECT p.crm_id, c.code, c.description, c.code, 2, r.exchange_rate_amount FROM h_currency p JOIN erp.currency c ON c.id = p.erp_id
     JOIN erp.currency_exchange_rate r ON r.currency_code = c.code`,
  coupled('h_currency', 'erp.currency', 'crm.transaction_currency'),
  pairs('PAYMENT TERMS', 'h_terms', 'erp.payment_terms'),
  `INSERT INTO crm.option_value (id, option_set, value, label)
   SELECT p.crm_id, 'account.paymenttermscode', row_number() OVER (), t.code FROM h_terms p JOIN erp.payment_terms t ON t.id = p.erp_id`,
  coupled('h_terms', 'erp.payment_terms', 'crm.option_value'),
  pairs('CUSTOMER', 'h_customer', 'erp.customer', 'WHERE blocked = 0'),
  `INSERT INTO crm.account (id, name, address1_primary_contact_name, address1_line1, address1_line2, address1_postal_code, address1_city,
          address1_country, address1_state_or_province, transaction_currency_id, email_address1, fax, website_url, telephone1,
          payment_terms_code, credit_limit, customer_type_code, company_id, owner_id, owner_id_type)
   SELECT p.crm_id, c.name, c.contact, c.address, c.address2, c.post_code, c.city, c.country_region_code, c.county,
          coalesce(own.id, eur.id), c.email, c.fax_no, c.home_page, c.phone_no, o.value, c.credit_limit_lcy, 3, '${COMPANY}', '${TEAM}', 'team'
     FROM h_customer p JOIN erp.customer c ON c.id = p.erp_id
     JOIN crm.transaction_currency eur ON eur.iso_currency_code = 'EUR'
     LEFT JOIN crm.transaction_currency own ON own.iso_currency_code = c.currency_code
     LEFT JOIN crm.option_value o ON o.option_set = 'account.paymenttermscode' AND o.label = c.payment_terms_code`,
  coupled('h_customer', 'erp.customer', 'crm.account'),
  pairs('UNIT GROUP', 'h_group', 'erp.unit_group'),
  `INSERT INTO crm.uom_schedule (id, name, base_uom_name)
   SELECT p.crm_id, g.code, g.base_unit_of_measure FROM h_group p JOIN erp.unit_group g ON g.id = p.erp_id`,
  `INSERT INTO crm.uom (id, name, uom_schedule_id, quantity, is_schedule_base_uom)
   SELECT gen_random_uuid(), g.code, p.crm_id, 1, true FROM h_group p JOIN erp.unit_group g ON g.id = p.erp_id`,
  coupled('h_group', 'erp.unit_group', 'crm.uom_schedule'),
  pairs('ITEM UOM', 'h_unit', 'erp.item_unit_of_measure'),
  `INSERT INTO crm.uom (id, name, uom_schedule_id, quantity, is_schedule_base_uom)
   SELECT p.crm_id, u.code, k.crm_id, u.qty_per_unit_of_measure, false FROM h_unit p JOIN erp.item_unit_of_measure u ON u.id = p.erp_id
     JOIN erp.unit_group g ON g.source_type = 1 AND g.source_no = u.item_no JOIN h_group k ON k.erp_id = g.id`,
  coupled('h_unit', 'erp.item_unit_of_measure', 'crm.uom'),
  pairs('ITEM-PRODUCT', 'h_item', 'erp.item', 'WHERE NOT blocked'),
  `CREATE TEMP TABLE h_product ON COMMIT DROP AS
   SELECT p.erp_id, p.crm_id, i.number, k.crm_id AS schedule_id, u.crm_id AS unit_id FROM h_item p JOIN erp.item i ON i.id = p.erp_id
     JOIN erp.unit_group g ON g.source_type = 1 AND g.source_no = i.number JOIN h_group k ON k.erp_id = g.id
     JOIN erp.item_unit_of_measure w ON w.item_no = i.number AND w.code = i.base_unit_of_measure JOIN h_unit u ON u.erp_id = w.id`,
  `INSERT INTO crm.product (id, product_number, name, price, standard_cost, current_cost, stock_volume, stock_weight, quantity_on_hand,
          default_uom_schedule_id, default_uom_id, transaction_currency_id, product_type_code, quantity_decimal, state_code, status_code, company_id)
   SELECT h.crm_id, i.number, i.description, i.unit_price, i.unit_cost, i.unit_cost, i.unit_volume, i.gross_weight, 0,
          h.schedule_id, h.unit_id, eur.id, 1, 2, 0, 1, '${COMPANY}'
     FROM h_product h JOIN erp.item i ON i.id = h.erp_id JOIN crm.transaction_currency eur ON eur.iso_currency_code = 'EUR'`,
  coupled('h_item', 'erp.item', 'crm.product'),
  `CREATE TEMP TABLE h_default ON COMMIT DROP AS SELECT gen_random_uuid() AS id`,
  `INSERT INTO crm.price_list (id, name, transaction_currency_id, company_id)
   SELECT d.id, 'Default Price List', eur.id, '${COMPANY}' FROM h_default d, crm.transaction_currency eur WHERE eur.iso_currency_code = 'EUR'`,
  `INSERT INTO crm.price_list_line (id, price_level_id, product_id, product_number, uom_id, uom_schedule_id, amount, transaction_currency_id)
   SELECT gen_random_uuid(), d.id, c.id, c.product_number, u.id, u.uom_schedule_id, c.price * u.quantity, c.transaction_currency_id
     FROM h_default d, crm.product c JOIN crm.uom u ON u.id = c.default_uom_id`,
  `UPDATE crm.product SET price_level_id = d.id FROM h_default d`,
  pairs('CUSTPRCGRP-PRICE', 'h_list', 'erp.customer_price_group'),
  `INSERT INTO crm.price_list (id, name, transaction_currency_id, company_id)
   SELECT p.crm_id, g.code, eur.id, '${COMPANY}' FROM h_list p JOIN erp.customer_price_group g ON g.id = p.erp_id
     JOIN crm.transaction_currency eur ON eur.iso_currency_code = 'EUR'`,
  coupled('h_list', 'erp.customer_price_group', 'crm.price_list'),
  pairs('SALESPRC-PRODPRICE', 'h_price', 'erp.sales_price', 'WHERE sales_type = 1'),
  `INSERT INTO crm.price_list_line (id, price_level_id, product_id, product_number, uom_id, uom_schedule_id, amount, transaction_currency_id)
   SELECT p.crm_id, l.crm_id, h.crm_id, h.number, h.unit_id, h.schedule_id, s.unit_price, eur.id
     FROM h_price p JOIN erp.sales_price s ON s.id = p.erp_id JOIN erp.customer_price_group g ON g.code = s.sales_code
     JOIN h_list l ON l.erp_id = g.id JOIN h_product h ON h.number = s.item_no
     JOIN crm.transaction_currency eur ON eur.iso_currency_code = 'EUR'`,
  coupled('h_price', 'erp.sales_price', 'crm.price_list_line'),
];
