import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
CREATE TABLE sync.conversion_failure (
  id uuid NOT NULL,
  crm_version bigint,
  code varchar(60) NOT NULL,
  message varchar(1000) NOT NULL,
  remedy varchar(1000),
  data jsonb NOT NULL,
  failure_count integer NOT NULL DEFAULT 1,
  skipped boolean NOT NULL DEFAULT false,
  run_id uuid NOT NULL,
  first_failed_at timestamptz NOT NULL,
  last_failed_at timestamptz NOT NULL,
  CONSTRAINT pk_conversion_failure PRIMARY KEY (id)
);

CREATE INDEX ix_conversion_failure_code ON sync.conversion_failure (code);

CREATE INDEX ix_conversion_failure_last_failed_at_id ON sync.conversion_failure (last_failed_at, id);
`;

/** Why documents could not be converted by themselves. */
export class AddConversionFailures1764000103002 implements MigrationInterface {
  readonly name = 'AddConversionFailures1764000103002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sync.conversion_failure');
  }
}
