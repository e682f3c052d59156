import type { Db, Tx } from '../../platform/database/db';
import type { RecordTable } from '../../platform/database/record-table';
import type { TransformationRule } from './transformation-rule.entity';

/** A rule without what the store stamps itself. */
export type NewTransformationRule = Omit<TransformationRule, 'version' | 'modifiedAt'>;

const NOW = `coalesce(nullif(current_setting('tandem.now', true), '')::timestamptz, now())`;

/** Transformation rules. */
export class TransformationRuleStore {
  private readonly selectList: string;

  constructor(private readonly table: RecordTable) {
    this.selectList = [...table.columns.values()]
      .map((c) => `t.${c.column} AS "${c.property}"`)
      .join(', ');
  }

  /** All rules by code. */
  async list(db: Db): Promise<TransformationRule[]> {
    const rows = await db.prepared(
      'transformation-rule.list',
      `/* transformation-rule.list */ SELECT ${this.selectList} FROM sync.transformation_rule t ORDER BY t.code`,
    );
    return rows as unknown as TransformationRule[];
  }

  /** All rules, none of which changes until the transaction ends: chains are judged as a whole. */
  async listForChange(tx: Tx): Promise<TransformationRule[]> {
    await tx.query(
      `/* transformation-rule.lock */ SELECT pg_advisory_xact_lock(hashtext('sync.transformation_rule'))`,
    );
    return this.list(tx);
  }

  /** Adds rules, in an order in which each refers to one that is there already. */
  async insert(tx: Tx, rules: readonly NewTransformationRule[]): Promise<void> {
    if (rules.length === 0) return;
    await tx.execute(
      `/* transformation-rule.insert */ INSERT INTO sync.transformation_rule
              (id, code, description, type, parameters, next_code, user_defined, delivered, modified_at)
       SELECT s.id, s.code, s.description, s.type, s.parameters, s.next_code, s.user_defined, s.delivered, ${NOW}
         FROM json_populate_recordset(NULL::sync.transformation_rule, $1::json) s`,
      [JSON.stringify(rules.map((rule) => this.row(rule)))],
    );
  }

  /** Changes a rule and counts its version up. */
  async update(tx: Tx, id: string, changes: Partial<NewTransformationRule>): Promise<void> {
    const row = this.row(changes);
    const sets = Object.keys(row).map((column) => `${column} = s.${column}`);
    await tx.execute(
      `/* transformation-rule.update */ UPDATE sync.transformation_rule t
          SET ${[...sets, 'version = t.version + 1', `modified_at = ${NOW}`].join(', ')}
         FROM json_populate_record(NULL::sync.transformation_rule, $2::json) s WHERE t.id = $1`,
      [id, JSON.stringify(row)],
    );
  }

  /** Removes rules. */
  async delete(tx: Tx, codes: readonly string[]): Promise<void> {
    await tx.execute(
      '/* transformation-rule.delete */ DELETE FROM sync.transformation_rule WHERE code = ANY($1)',
      [codes],
    );
  }

  /** Field mappings that send their value through a rule, as `MAPPING: field`; at most ten. */
  async usersOf(tx: Tx, code: string): Promise<string[]> {
    const rows = await tx.query<{ place: string }>(
      `/* transformation-rule.users */ SELECT m.name || ': ' || coalesce(f.erp_field, f.crm_field) AS place
         FROM sync.field_mapping f JOIN sync.table_mapping m ON m.id = f.mapping_id
        WHERE f.transformation_rule = $1 OR f.rule = $1
        ORDER BY m.position, f.position LIMIT 10`,
      [code],
    );
    return rows.map((row) => row.place);
  }

  /** Takes the transformations off all field rows of a table mapping and returns how many had one (T-19). */
  clearOf(tx: Tx, mappingId: string): Promise<number> {
    return tx.execute(
      `/* field-mapping.clearTransformations */ UPDATE sync.field_mapping
          SET transformation_rule = NULL, transformation_direction = NULL
        WHERE mapping_id = $1 AND transformation_rule IS NOT NULL`,
      [mappingId],
    );
  }

  private row(rule: Partial<NewTransformationRule>): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(rule).flatMap(([property, value]) =>
        value === undefined ? [] : [[this.table.column(property).column, value]],
      ),
    );
  }
}
