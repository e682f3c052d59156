import type { Db, Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { Side } from '../mapping/direction';
import type { FilterNode } from '../mapping/mapping-definition';
import type { MappingTemplate } from './mapping-template.entity';
import type { RecordTemplate } from './record-template.entity';

/** A template that a new record may get: its filter, and its values; null when the template does not exist. */
export interface OfferedTemplate {
  side: Side;
  priority: number;
  templateCode: string;
  filter: FilterNode[];
  defaults: Row | null;
}

const NOW = `coalesce(nullif(current_setting('tandem.now', true), '')::timestamptz, now())`;
const TEMPLATE = `t.id, t.code, t.title, t.record_table AS "recordTable", t.defaults, t.version, t.modified_at AS "modifiedAt"`;

/** Templates of new records, and which of them table mappings use. */
export class TemplateStore {
  /** The templates of a mapping in the order in which they are tried. */
  async offered(db: Db, mappingId: string): Promise<OfferedTemplate[]> {
    return db.prepared<OfferedTemplate>(
      'mapping-template.offered',
      `/* mapping-template.offered */ SELECT m.side, m.priority, m.template_code AS "templateCode", m.filter, t.defaults
         FROM sync.mapping_template m LEFT JOIN sync.record_template t ON t.code = m.template_code
        WHERE m.mapping_id = $1 ORDER BY m.side, m.priority`,
      [mappingId],
    );
  }

  /** Which templates all table mappings use. */
  async listUses(db: Db): Promise<MappingTemplate[]> {
    return db.query<MappingTemplate>(
      `/* mapping-template.list */ SELECT m.id, m.mapping_id AS "mappingId", m.side, m.priority,
              m.template_code AS "templateCode", m.filter
         FROM sync.mapping_template m ORDER BY m.mapping_id, m.side, m.priority`,
    );
  }

  /** Replaces the templates of one side of a mapping. */
  async replaceUses(
    tx: Tx,
    mappingId: string,
    side: Side,
    uses: readonly Omit<MappingTemplate, 'mappingId' | 'side'>[],
  ): Promise<void> {
    await tx.execute(
      '/* mapping-template.clear */ DELETE FROM sync.mapping_template WHERE mapping_id = $1 AND side = $2',
      [mappingId, side],
    );
    await tx.execute(
      `/* mapping-template.insert */ INSERT INTO sync.mapping_template (id, mapping_id, side, priority, template_code, filter)
       SELECT s.id, $1, $2, s.priority, s."templateCode", s.filter
         FROM json_to_recordset($3::json) AS s (id uuid, priority integer, "templateCode" varchar, filter jsonb)`,
      [mappingId, side, JSON.stringify(uses)],
    );
  }

  /** All templates by code. */
  async list(db: Db): Promise<RecordTemplate[]> {
    return db.query<RecordTemplate>(
      `/* record-template.list */ SELECT ${TEMPLATE} FROM sync.record_template t ORDER BY t.code`,
    );
  }

  /** The template of a code, locked; null when there is none. */
  async findForChange(tx: Tx, code: string): Promise<RecordTemplate | null> {
    const [row] = await tx.query<RecordTemplate>(
      `/* record-template.find */ SELECT ${TEMPLATE} FROM sync.record_template t WHERE t.code = $1 FOR UPDATE`,
      [code],
    );
    return row ?? null;
  }

  /** Adds a template; false when there is one of that code. */
  async insert(tx: Tx, template: Omit<RecordTemplate, 'version' | 'modifiedAt'>): Promise<boolean> {
    const { id, code, title, recordTable, defaults } = template;
    const added = await tx.execute(
      `/* record-template.insert */ INSERT INTO sync.record_template (id, code, title, record_table, defaults, modified_at)
       VALUES ($1, $2, $3, $4, $5::jsonb, ${NOW}) ON CONFLICT (code) DO NOTHING`,
      [id, code, title, recordTable, JSON.stringify(defaults)],
    );
    return added > 0;
  }

  /** Changes title and values of a template and counts its version up. */
  async update(tx: Tx, id: string, title: string | null, defaults: Row): Promise<void> {
    await tx.execute(
      `/* record-template.update */ UPDATE sync.record_template
          SET title = $2, defaults = $3::jsonb, version = version + 1, modified_at = ${NOW} WHERE id = $1`,
      [id, title, JSON.stringify(defaults)],
    );
  }

  /** Removes a template. */
  async delete(tx: Tx, id: string): Promise<void> {
    await tx.execute(
      '/* record-template.delete */ DELETE FROM sync.record_template WHERE id = $1',
      [id],
    );
  }

  /** Table mappings that use a template; at most ten. */
  async usersOf(tx: Tx, code: string): Promise<string[]> {
    const rows = await tx.query<{ name: string }>(
      `/* record-template.users */ SELECT DISTINCT m.name FROM sync.mapping_template u
         JOIN sync.table_mapping m ON m.id = u.mapping_id WHERE u.template_code = $1 ORDER BY m.name LIMIT 10`,
      [code],
    );
    return rows.map((row) => row.name);
  }
}
