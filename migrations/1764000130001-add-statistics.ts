import type { MigrationInterface, QueryRunner } from 'typeorm';

const ROW = `
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,`;

const UP = `
ALTER TABLE erp.sales_order_line
  ADD COLUMN prepayment_invoiced_lcy numeric NOT NULL DEFAULT '0',
  ADD COLUMN prepayment_vat_invoiced_lcy numeric NOT NULL DEFAULT '0';

CREATE TABLE erp.accounting_period (${ROW}
  starting_date date NOT NULL,
  new_fiscal_year boolean NOT NULL DEFAULT false,
  CONSTRAINT pk_accounting_period PRIMARY KEY (id)
);
CREATE INDEX ix_accounting_period_changed_xid ON erp.accounting_period (changed_xid);
CREATE UNIQUE INDEX ix_accounting_period_starting_date ON erp.accounting_period (starting_date);
CREATE TRIGGER stamp_row BEFORE INSERT OR UPDATE ON erp.accounting_period
  FOR EACH ROW EXECUTE FUNCTION erp.stamp_row();

CREATE TABLE erp.open_sales_line (${ROW}
  document_type integer NOT NULL,
  document_number varchar(20) NOT NULL,
  line_no integer NOT NULL,
  bill_to_customer_no varchar(20) NOT NULL,
  shipment_no varchar(20),
  outstanding_amount_lcy numeric NOT NULL DEFAULT '0',
  return_received_not_invoiced_lcy numeric NOT NULL DEFAULT '0',
  CONSTRAINT pk_open_sales_line PRIMARY KEY (id),
  CONSTRAINT uq_open_sales_line_document_type_document_number_line_no UNIQUE (document_type, document_number, line_no),
  CONSTRAINT ck_open_sales_line_type CHECK (document_type IN (2, 5)),
  CONSTRAINT fk_open_sales_line_bill_to_customer_no FOREIGN KEY (bill_to_customer_no) REFERENCES erp.customer ("number") ON UPDATE CASCADE
);
CREATE INDEX ix_open_sales_line_changed_xid ON erp.open_sales_line (changed_xid);
CREATE INDEX ix_open_sales_line_bill_to_customer_no ON erp.open_sales_line (bill_to_customer_no);
CREATE TRIGGER stamp_row BEFORE INSERT OR UPDATE ON erp.open_sales_line
  FOR EACH ROW EXECUTE FUNCTION erp.stamp_row();

CREATE TABLE sync.statistics_progress (
  id integer NOT NULL,
  last_invoice_entry_no bigint NOT NULL DEFAULT '0',
  invoices_snapshot text,
  figures_snapshot text,
  figures_complete_on date,
  CONSTRAINT pk_statistics_progress PRIMARY KEY (id),
  CONSTRAINT ck_statistics_progress_one CHECK (id = 1)
);
INSERT INTO sync.statistics_progress (id) VALUES (1);

CREATE TABLE sync.invoice_retry (
  id uuid NOT NULL,
  message varchar(1000) NOT NULL,
  failed_at timestamptz NOT NULL,
  CONSTRAINT pk_invoice_retry PRIMARY KEY (id)
);
`;

const DOWN = `
DROP TABLE sync.invoice_retry;
DROP TABLE sync.statistics_progress;
DROP TABLE erp.open_sales_line;
DROP TABLE erp.accounting_period;
ALTER TABLE erp.sales_order_line DROP COLUMN prepayment_invoiced_lcy, DROP COLUMN prepayment_vat_invoiced_lcy;
`;

/** What account statistics add up beside orders and ledger, and how far statistics and invoice states have come. */
export class AddStatistics1764000130001 implements MigrationInterface {
  readonly name = 'AddStatistics1764000130001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
