import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
CREATE TABLE crm.post_configuration (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  entity_name varchar(64) NOT NULL,
  is_active boolean NOT NULL DEFAULT false,
  is_wall_enabled boolean NOT NULL DEFAULT false,
  CONSTRAINT pk_post_configuration PRIMARY KEY (id)
);

CREATE INDEX ix_post_configuration_changed_xid ON crm.post_configuration (changed_xid);

CREATE UNIQUE INDEX ix_post_configuration_entity_name ON crm.post_configuration (entity_name);

CREATE TRIGGER stamp_row BEFORE INSERT OR UPDATE ON crm.post_configuration
  FOR EACH ROW EXECUTE FUNCTION crm.stamp_row();
`;

/** Keeps which entities of the CRM have posts. */
export class KeepPostConfigurations1764000183000 implements MigrationInterface {
  readonly name = 'KeepPostConfigurations1764000183000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE crm.post_configuration');
  }
}
