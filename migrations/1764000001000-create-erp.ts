import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
CREATE SCHEMA erp;

CREATE SEQUENCE erp.version;
`;

/** The CRM side: accounts, products, prices, documents. */
export class CreateErp1764000001000 implements MigrationInterface {
  readonly name = 'CreateErp1764000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA erp CASCADE');
  }
}

