import type { DataSource } from 'typeorm';
import { addCustomers, fill } from '../sync/data';

/** Runs the customers of a database once. */
export type RunOnce = () => Promise<void>;

/**
 * A company in the middle of its life: half of its customers coupled and then edited on either side, on
 * both, or into a conflict; the other half new, some of them bad; accounts that came up in the CRM; and
 * accounts that are gone.
 */
export async function buildWorld(
  dataSource: DataSource,
  rows: number,
  runOnce: RunOnce,
): Promise<void> {
  const half = rows >> 1;
  await fill(dataSource, half);
  for (const statement of SETUP) await dataSource.query(statement);
  await runOnce();
  for (const statement of EDITS) await dataSource.query(statement);
  await addCustomers(dataSource, half + 1, rows);
  for (const statement of newcomers(rows)) await dataSource.query(statement);
}

// Numbers for customers and contacts that come from the CRM, a currency and terms that nobody has coupled.
const SETUP = [
  `INSERT INTO erp.number_series (id, code, starting_no) VALUES (gen_random_uuid(), 'CUST', 'D0000001'), (gen_random_uuid(), 'CONT', 'K0000001')`,
  `INSERT INTO erp.sales_setup (id, customer_nos, contact_nos) VALUES (gen_random_uuid(), 'CUST', 'CONT')`,
  `INSERT INTO erp.currency (id, code) VALUES (gen_random_uuid(), 'XXX')`,
  `INSERT INTO erp.payment_terms (id, code) VALUES (gen_random_uuid(), 'NONE')`,
];

const N = `substr(c.number, 2)::int`;
const COUPLED = `sync.coupling k JOIN erp.customer c ON c.id = k.erp_id`;

const EDITS = [
  `UPDATE erp.customer c SET city = 'Moved' WHERE ${N} % 5 = 0`,
  `UPDATE crm.account a SET telephone1 = '1' FROM ${COUPLED} WHERE k.crm_id = a.id AND ${N} % 5 = 1`,
  `UPDATE erp.customer c SET address = 'Road ' || c.number WHERE ${N} % 5 = 2`,
  `UPDATE crm.account a SET email_address1 = 'both@x.example' FROM ${COUPLED} WHERE k.crm_id = a.id AND ${N} % 5 = 2`,
  `UPDATE erp.customer c SET name = c.name || ' ERP' WHERE ${N} % 100 = 53`,
  `UPDATE crm.account a SET name = a.name || ' CRM' FROM ${COUPLED} WHERE k.crm_id = a.id AND ${N} % 100 = 53`,
  `UPDATE erp.customer c SET search_name = 'NOT MAPPED' WHERE ${N} % 5 = 4`,
  `UPDATE erp.customer c SET currency_code = 'XXX' WHERE ${N} % 500 = 7`,
  `DELETE FROM crm.account a USING ${COUPLED} WHERE k.crm_id = a.id AND ${N} % 500 = 10`,
];

function newcomers(rows: number): string[] {
  return [
    `UPDATE erp.customer c SET payment_terms_code = 'NONE' WHERE ${N} > ${rows >> 1} AND ${N} % 500 = 9`,
    `UPDATE erp.customer c SET currency_code = 'XXX' WHERE ${N} > ${rows >> 1} AND ${N} % 500 = 11`,
    `INSERT INTO crm.account (id, name, customer_type_code, address1_city)
     SELECT gen_random_uuid(), 'Account ' || i, 3, 'From the CRM' FROM generate_series(1, ${Math.ceil(rows / 20)}) i`,
  ];
}
