import type { MigrationInterface, QueryRunner } from 'typeorm';

const ROW = `
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,`;

const MEMO = `
CREATE TABLE erp.sales_credit_memo (${ROW}
  number varchar(20) NOT NULL,
  applies_to_invoice_no varchar(20),
  your_reference varchar(35),
  external_document_no varchar(35),
  sell_to_customer_no varchar(20) NOT NULL,
  sell_to_customer_name varchar(100),
  sell_to_customer_name2 varchar(50),
  sell_to_address varchar(100),
  sell_to_address2 varchar(50),
  sell_to_post_code varchar(20),
  sell_to_city varchar(30),
  sell_to_county varchar(30),
  sell_to_country_region_code varchar(10),
  sell_to_contact_no varchar(20),
  sell_to_contact varchar(100),
  sell_to_phone_no varchar(30),
  sell_to_email varchar(80),
  bill_to_customer_no varchar(20) NOT NULL,
  bill_to_name varchar(100),
  bill_to_name2 varchar(50),
  bill_to_address varchar(100),
  bill_to_address2 varchar(50),
  bill_to_post_code varchar(20),
  bill_to_city varchar(30),
  bill_to_county varchar(30),
  bill_to_country_region_code varchar(10),
  bill_to_contact varchar(100),
  ship_to_code varchar(10),
  ship_to_name varchar(100),
  ship_to_name2 varchar(50),
  ship_to_address varchar(100),
  ship_to_address2 varchar(50),
  ship_to_post_code varchar(20),
  ship_to_city varchar(30),
  ship_to_county varchar(30),
  ship_to_country_region_code varchar(10),
  ship_to_contact varchar(100),
  document_date date NOT NULL,
  posting_date date,
  due_date date,
  requested_delivery_date date,
  promised_delivery_date date,
  shipment_date date,
  currency_code varchar(10),
  currency_factor numeric NOT NULL DEFAULT '1',
  payment_terms_code varchar(10),
  payment_method_code varchar(10),
  payment_discount_percent numeric NOT NULL DEFAULT '0',
  pmt_discount_date date,
  vat_base_discount_percent numeric NOT NULL DEFAULT '0',
  shipment_method_code varchar(10),
  shipping_agent_code varchar(10),
  shipping_agent_service_code varchar(10),
  salesperson_code varchar(20),
  customer_price_group varchar(10),
  prices_including_vat boolean NOT NULL DEFAULT false,
  location_code varchar(10),
  language_code varchar(10),
  gen_bus_posting_group varchar(20),
  vat_bus_posting_group varchar(20),
  customer_posting_group varchar(20),
  invoice_discount_calculation integer NOT NULL DEFAULT '0',
  invoice_discount_value numeric NOT NULL DEFAULT '0',
  work_description text,
  opportunity_no varchar(20),
  doc_no_occurrence integer NOT NULL DEFAULT '1',
  idempotency_key varchar(100),
  CONSTRAINT pk_sales_credit_memo PRIMARY KEY (id)
);
CREATE INDEX ix_sales_credit_memo_changed_xid ON erp.sales_credit_memo (changed_xid);
CREATE INDEX ix_sales_credit_memo_applies_to_invoice_no ON erp.sales_credit_memo (applies_to_invoice_no);
CREATE INDEX ix_sales_credit_memo_your_reference ON erp.sales_credit_memo (your_reference);
CREATE INDEX ix_sales_credit_memo_external_document_no ON erp.sales_credit_memo (external_document_no);
CREATE INDEX ix_sales_credit_memo_sell_to_customer_no ON erp.sales_credit_memo (sell_to_customer_no);
CREATE INDEX ix_sales_credit_memo_bill_to_customer_no ON erp.sales_credit_memo (bill_to_customer_no);
CREATE INDEX ix_sales_credit_memo_currency_code ON erp.sales_credit_memo (currency_code);
CREATE INDEX ix_sales_credit_memo_salesperson_code ON erp.sales_credit_memo (salesperson_code);
CREATE INDEX ix_sales_credit_memo_posting_date_id ON erp.sales_credit_memo (posting_date, id);
CREATE UNIQUE INDEX ix_sales_credit_memo_number ON erp.sales_credit_memo (number);
CREATE UNIQUE INDEX ix_sales_credit_memo_idempotency_key ON erp.sales_credit_memo (idempotency_key);
ALTER TABLE erp.sales_credit_memo
  ADD CONSTRAINT fk_sales_credit_memo_sell_to_customer_no FOREIGN KEY (sell_to_customer_no) REFERENCES erp.customer(number) ON UPDATE CASCADE,
  ADD CONSTRAINT fk_sales_credit_memo_bill_to_customer_no FOREIGN KEY (bill_to_customer_no) REFERENCES erp.customer(number) ON UPDATE CASCADE,
  ADD CONSTRAINT fk_sales_credit_memo_currency_code FOREIGN KEY (currency_code) REFERENCES erp.currency(code) ON UPDATE CASCADE,
  ADD CONSTRAINT fk_sales_credit_memo_payment_terms_code FOREIGN KEY (payment_terms_code) REFERENCES erp.payment_terms(code) ON UPDATE CASCADE,
  ADD CONSTRAINT fk_sales_credit_memo_payment_method_code FOREIGN KEY (payment_method_code) REFERENCES erp.payment_method(code) ON UPDATE CASCADE,
  ADD CONSTRAINT fk_sales_credit_memo_shipment_method_code FOREIGN KEY (shipment_method_code) REFERENCES erp.shipment_method(code) ON UPDATE CASCADE,
  ADD CONSTRAINT fk_sales_credit_memo_shipping_agent_code FOREIGN KEY (shipping_agent_code) REFERENCES erp.shipping_agent(code) ON UPDATE CASCADE,
  ADD CONSTRAINT fk_sales_credit_memo_salesperson_code FOREIGN KEY (salesperson_code) REFERENCES erp.salesperson(code) ON UPDATE CASCADE;
`;

const LINE = `
CREATE TABLE erp.sales_credit_memo_line (${ROW}
  document_id uuid NOT NULL,
  document_number varchar(20) NOT NULL,
  line_no integer NOT NULL,
  "type" integer NOT NULL DEFAULT '0',
  "no" varchar(20),
  variant_code varchar(10),
  description varchar(100),
  description2 varchar(50),
  attached_to_line_no integer,
  location_code varchar(10),
  unit_of_measure_code varchar(10),
  unit_of_measure varchar(50),
  qty_per_unit_of_measure numeric NOT NULL DEFAULT '1',
  quantity numeric NOT NULL DEFAULT '0',
  quantity_base numeric NOT NULL DEFAULT '0',
  unit_price numeric NOT NULL DEFAULT '0',
  unit_cost_lcy numeric NOT NULL DEFAULT '0',
  line_discount_percent numeric NOT NULL DEFAULT '0',
  line_discount_amount numeric NOT NULL DEFAULT '0',
  line_amount numeric NOT NULL DEFAULT '0',
  allow_invoice_disc boolean NOT NULL DEFAULT true,
  inv_discount_amount numeric NOT NULL DEFAULT '0',
  amount numeric NOT NULL DEFAULT '0',
  amount_including_vat numeric NOT NULL DEFAULT '0',
  vat_percent numeric NOT NULL DEFAULT '0',
  vat_identifier varchar(20),
  vat_calculation_type integer NOT NULL DEFAULT '0',
  vat_bus_posting_group varchar(20),
  gen_prod_posting_group varchar(20),
  vat_prod_posting_group varchar(20),
  shipment_date date,
  requested_delivery_date date,
  CONSTRAINT uq_sales_credit_memo_line_document_id_line_no UNIQUE (document_id, line_no),
  CONSTRAINT pk_sales_credit_memo_line PRIMARY KEY (id)
);
CREATE INDEX ix_sales_credit_memo_line_changed_xid ON erp.sales_credit_memo_line (changed_xid);
CREATE INDEX ix_sales_credit_memo_line_no ON erp.sales_credit_memo_line ("no");
ALTER TABLE erp.sales_credit_memo_line
  ADD CONSTRAINT fk_sales_credit_memo_line_document_id FOREIGN KEY (document_id) REFERENCES erp.sales_credit_memo(id) ON DELETE CASCADE,
  ADD CONSTRAINT fk_sales_credit_memo_line_unit_of_measure_code FOREIGN KEY (unit_of_measure_code) REFERENCES erp.unit_of_measure(code) ON UPDATE CASCADE;
`;

const NUMBERS = `
ALTER TABLE erp.sales_setup ADD COLUMN posted_credit_memo_nos varchar(20),
  ADD CONSTRAINT fk_sales_setup_posted_credit_memo_nos FOREIGN KEY (posted_credit_memo_nos) REFERENCES erp.number_series(code) ON UPDATE CASCADE;
`;

const CHANGES = [
  ['INSERT', 'NEW'],
  ['UPDATE', 'NEW'],
  ['DELETE', 'OLD'],
] as const;

const DOWN = `
ALTER TABLE erp.sales_setup DROP COLUMN posted_credit_memo_nos;
DROP TABLE erp.sales_credit_memo_line;
DROP TABLE erp.sales_credit_memo;
`;

/** Keeps posted credit memos with their lines, and the series that numbers them. */
export class KeepCreditMemos1764000186000 implements MigrationInterface {
  readonly name = 'KeepCreditMemos1764000186000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [MEMO, LINE, NUMBERS]) await runner.query(statement);
    for (const table of ['erp.sales_credit_memo', 'erp.sales_credit_memo_line'])
      await this.watch(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }

  // The triggers that every table of a side has.
  private async watch(runner: QueryRunner, table: string): Promise<void> {
    await runner.query(
      `CREATE TRIGGER stamp_row BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION erp.stamp_row()`,
    );
    await runner.query(
      `CREATE TRIGGER note_deleted_rows AFTER DELETE ON ${table} REFERENCING OLD TABLE AS deleted
         FOR EACH STATEMENT EXECUTE FUNCTION sync.note_deleted_rows()`,
    );
    for (const [event, rows] of CHANGES)
      await runner.query(
        `CREATE TRIGGER note_changed_rows_${event.toLowerCase()} AFTER ${event} ON ${table}
           REFERENCING ${rows} TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION sync.note_changed_rows()`,
      );
  }
}
