import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
CREATE TABLE sync.processed_quote (
  id uuid NOT NULL,
  erp_quote_id uuid,
  run_id uuid NOT NULL,
  processed_at timestamptz NOT NULL,
  won_at timestamptz,
  CONSTRAINT pk_processed_quote PRIMARY KEY (id),
  CONSTRAINT uq_processed_quote_erp_quote_id UNIQUE (erp_quote_id),
  CONSTRAINT fk_processed_quote_id FOREIGN KEY (id) REFERENCES crm.quote (id) ON DELETE CASCADE,
  CONSTRAINT fk_processed_quote_erp_quote_id FOREIGN KEY (erp_quote_id) REFERENCES erp.sales_quote (id) ON DELETE SET NULL
);
CREATE INDEX ix_processed_quote_processed_at_id ON sync.processed_quote (processed_at, id);

ALTER TABLE crm.quote ADD COLUMN idempotency_key varchar(100);
CREATE UNIQUE INDEX ix_quote_idempotency_key ON crm.quote (idempotency_key);
`;

const DOWN = `
ALTER TABLE crm.quote DROP COLUMN idempotency_key;
DROP TABLE sync.processed_quote;
`;

/** Which ERP quote a CRM quote became, and requests for quotes that may be repeated. */
export class ProcessQuotes1764000141000 implements MigrationInterface {
  readonly name = 'ProcessQuotes1764000141000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
