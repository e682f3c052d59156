import type { DataSource } from 'typeorm';

const COMPANY = '11111111-1111-4111-8111-111111111111';
const TEAM = '22222222-2222-4222-8222-222222222222';

/** What every hub has before the first customer: currencies, terms, a company, and couplings between them. */
const SETUP = [
  `INSERT INTO erp.general_ledger_setup (id, lcy_code) VALUES (gen_random_uuid(), 'EUR')`,
  `INSERT INTO erp.currency (id, code, description) VALUES (gen_random_uuid(), 'USD', 'US Dollar')`,
  `INSERT INTO erp.payment_terms (id, code, description) VALUES (gen_random_uuid(), '30 DAYS', 'Net 30 days')`,
  `INSERT INTO erp.country_region (id, code, name) VALUES (gen_random_uuid(), 'GB', 'Great Britain')`,
  `INSERT INTO crm.transaction_currency (id, iso_currency_code, currency_name, currency_symbol, currency_precision, exchange_rate)
   VALUES (gen_random_uuid(), 'EUR', 'Euro', '€', 2, 1), (gen_random_uuid(), 'USD', 'US Dollar', '$', 2, 1.1)`,
  `INSERT INTO crm.organization (id, name, base_currency_id)
   SELECT gen_random_uuid(), 'Measured', id FROM crm.transaction_currency WHERE iso_currency_code = 'EUR'`,
  `WITH unit AS (INSERT INTO crm.business_unit (id, name) VALUES (gen_random_uuid(), 'Root') RETURNING id)
   INSERT INTO crm.team (id, name, business_unit_id, is_default) SELECT '${TEAM}', 'Root', id, true FROM unit`,
  `INSERT INTO crm.company (id, name, external_id) VALUES ('${COMPANY}', 'Measured', gen_random_uuid())`,
  `INSERT INTO crm.option_value (id, option_set, value, label)
   VALUES (gen_random_uuid(), 'account.paymenttermscode', 1, '30 DAYS')`,
  `UPDATE sync.sales_settings SET company_id = '${COMPANY}', default_owning_team_id = '${TEAM}'`,
  `UPDATE sync.table_mapping SET only_coupled = false WHERE name = 'CUSTOMER'`,
  `INSERT INTO sync.coupling (id, mapping_id, erp_id, crm_id, created_at)
   SELECT gen_random_uuid(), m.id, e.id, c.id, now() FROM sync.table_mapping m, erp.currency e, crm.transaction_currency c
    WHERE m.name = 'CURRENCY' AND e.code = 'USD' AND c.iso_currency_code = 'USD'`,
  `INSERT INTO sync.coupling (id, mapping_id, erp_id, crm_id, created_at)
   SELECT gen_random_uuid(), m.id, e.id, o.id, now() FROM sync.table_mapping m, erp.payment_terms e, crm.option_value o
    WHERE m.name = 'PAYMENT TERMS' AND e.code = '30 DAYS' AND o.value = 1`,
];

/** Customers as a company has them: addresses, terms, every fifth in a foreign currency. */
const CUSTOMERS = (from: number, to: number): string => `
  INSERT INTO erp.customer (id, number, name, search_name, address, address2, city, post_code, county, country_region_code, contact,
         phone_no, email, fax_no, home_page, currency_code, payment_terms_code, credit_limit_lcy)
  SELECT gen_random_uuid(), 'C' || lpad(i::text, 7, '0'), 'Customer ' || i, 'CUSTOMER ' || i, i || ' High Street', 'Floor ' || i % 9,
         'City ' || i % 500, 'P' || i % 9000, 'County ' || i % 50, 'GB', 'Contact ' || i, '+44 20 ' || lpad(i::text, 8, '0'),
         'customer' || i || '@example.com', '+44 21 ' || lpad(i::text, 8, '0'), 'www.customer' || i || '.example.com',
         CASE WHEN i % 5 = 0 THEN 'USD' END, '30 DAYS', i % 1000 * 100
    FROM generate_series(${from}, ${to}) i`;

/** Fills a migrated and installed database with what is measured. */
export async function fill(dataSource: DataSource, rows: number): Promise<void> {
  for (const statement of SETUP) await dataSource.query(statement);
  await addCustomers(dataSource, 1, rows);
  await settle(dataSource);
}

/** Adds customers with the numbers from one to another. */
export async function addCustomers(
  dataSource: DataSource,
  from: number,
  to: number,
): Promise<void> {
  await dataSource.query(CUSTOMERS(from, to));
}

/** Leaves no work of the server behind that would fall into the next measurement. */
export async function settle(dataSource: DataSource): Promise<void> {
  for (const table of ['erp.customer', 'crm.account', 'sync.coupling', 'sync.journal_entry'])
    await dataSource.query(`VACUUM ANALYZE ${table}`);
  await dataSource.query('CHECKPOINT');
}

/** Takes back a first load. */
export async function empty(dataSource: DataSource): Promise<void> {
  const mapping = `(SELECT id FROM sync.table_mapping WHERE name = 'CUSTOMER')`;
  await dataSource.query(
    `CREATE TEMP TABLE kept AS SELECT * FROM sync.coupling WHERE mapping_id <> ${mapping}`,
  );
  await dataSource.query(
    'TRUNCATE crm.account, sync.coupling, sync.journal_entry, sync.sync_run, sync.sync_run_error CASCADE',
  );
  await dataSource.query('INSERT INTO sync.coupling SELECT * FROM kept');
  await dataSource.query('DROP TABLE kept');
  await dataSource.query(
    `UPDATE sync.table_mapping SET erp_watermark = NULL, crm_watermark = NULL`,
  );
  await settle(dataSource);
}

/**
 * What a person who knows the mapping would write by hand: the accounts and their couplings, set-wise, in
 * one transaction, with neither the base values of a later merge nor a journal.
 */
export const BY_HAND = [
  `CREATE TEMP TABLE made ON COMMIT DROP AS
   SELECT c.id AS erp_id, gen_random_uuid() AS crm_id FROM erp.customer c WHERE c.blocked = 0`,
  `INSERT INTO crm.account (id, name, address1_primary_contact_name, address1_line1, address1_line2, address1_postal_code, address1_city,
          address1_country, address1_state_or_province, transaction_currency_id, email_address1, fax, website_url, telephone1,
          payment_terms_code, credit_limit, customer_type_code, company_id, owner_id, owner_id_type)
   SELECT m.crm_id, c.name, c.contact, c.address, c.address2, c.post_code, c.city, c.country_region_code, c.county,
          coalesce(usd.id, eur.id), c.email, c.fax_no, c.home_page, c.phone_no, o.value, c.credit_limit_lcy, 3, '${COMPANY}', '${TEAM}', 'team'
     FROM made m JOIN erp.customer c ON c.id = m.erp_id
     JOIN crm.transaction_currency eur ON eur.iso_currency_code = 'EUR'
     LEFT JOIN crm.transaction_currency usd ON usd.iso_currency_code = c.currency_code
     LEFT JOIN crm.option_value o ON o.option_set = 'account.paymenttermscode' AND o.label = c.payment_terms_code`,
  `INSERT INTO sync.coupling (id, mapping_id, erp_id, crm_id, erp_version, crm_version, last_result_to_crm, last_synced_at, created_at)
   SELECT gen_random_uuid(), t.id, m.erp_id, m.crm_id, c.version, a.version, 'SUCCESS', now(), now()
     FROM made m JOIN erp.customer c ON c.id = m.erp_id JOIN crm.account a ON a.id = m.crm_id
     JOIN sync.table_mapping t ON t.name = 'CUSTOMER'`,
];
