import { randomUUID } from 'node:crypto';
import type { Db, Tx } from '../../platform/database/db';
import type { FieldMapping } from '../mapping/field-mapping.entity';
import type { TableMapping } from '../mapping/table-mapping.entity';

/** A user-defined table mapping as it was made (T-27). */
export interface Blueprint {
  mapping: Omit<TableMapping, 'erpWatermark' | 'crmWatermark' | 'erpSyncedAt' | 'crmSyncedAt'>;
  fields: FieldMapping[];
}

const NOW = `coalesce(nullif(current_setting('tandem.now', true), '')::timestamptz, now())`;

/** Definitions of user-defined table mappings; they outlive the mapping unless they are removed with it. */
export class BlueprintStore {
  /** All definitions by name. */
  async list(db: Db): Promise<Map<string, Blueprint>> {
    const rows = await db.query<{ name: string; document: Blueprint }>(
      '/* mapping-blueprint.list */ SELECT name, document FROM sync.mapping_blueprint ORDER BY name',
    );
    return new Map(rows.map((row) => [row.name, row.document]));
  }

  /** Keeps a definition, in place of an earlier one of that name. */
  async save(tx: Tx, blueprint: Blueprint): Promise<void> {
    await tx.execute(
      `/* mapping-blueprint.save */ INSERT INTO sync.mapping_blueprint (id, name, document, modified_at)
       VALUES ($1, $2, $3::jsonb, ${NOW})
       ON CONFLICT (name) DO UPDATE SET document = excluded.document, modified_at = excluded.modified_at`,
      [randomUUID(), blueprint.mapping.name, JSON.stringify(blueprint)],
    );
  }

  /** Replaces the field rows of a definition; nothing happens where there is none. */
  async saveFields(tx: Tx, name: string, fields: readonly FieldMapping[]): Promise<void> {
    await tx.execute(
      `/* mapping-blueprint.fields */ UPDATE sync.mapping_blueprint
          SET document = jsonb_set(document, '{fields}', $2::jsonb), modified_at = ${NOW} WHERE name = $1`,
      [name, JSON.stringify(fields)],
    );
  }

  /** Forgets a definition. */
  async delete(tx: Tx, name: string): Promise<void> {
    await tx.execute(
      '/* mapping-blueprint.delete */ DELETE FROM sync.mapping_blueprint WHERE name = $1',
      [name],
    );
  }
}
