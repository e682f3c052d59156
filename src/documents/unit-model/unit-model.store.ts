import type { Db } from '../../platform/database/db';

const coupledThrough = (mapping: string): string =>
  `SELECT k.erp_id FROM sync.coupling k JOIN sync.table_mapping m ON m.id = k.mapping_id AND m.name = '${mapping}'`;

/** What lacks a counterpart in a model of units, of items and resources that have a product; SQL of the ERP ids. */
const LACKING = {
  'UNIT GROUP': `SELECT g.id FROM erp.unit_group g
     WHERE g.source_id IN (${coupledThrough('ITEM-PRODUCT')} UNION ${coupledThrough('RESOURCE-PRODUCT')})`,
  'ITEM UOM': `SELECT u.id FROM erp.item_unit_of_measure u JOIN erp.item i ON i.number = u.item_no
     WHERE i.id IN (${coupledThrough('ITEM-PRODUCT')})`,
  'RESOURCE UOM': `SELECT u.id FROM erp.resource_unit_of_measure u JOIN erp.resource r ON r.number = u.resource_no
     WHERE r.id IN (${coupledThrough('RESOURCE-PRODUCT')})`,
  'UNIT OF MEASURE': `SELECT u.id FROM erp.unit_of_measure u WHERE u.code IN (
       SELECT base_unit_of_measure FROM erp.item WHERE id IN (${coupledThrough('ITEM-PRODUCT')})
       UNION SELECT base_unit_of_measure FROM erp.resource WHERE id IN (${coupledThrough('RESOURCE-PRODUCT')}))`,
} as const;

/** A table mapping of units. */
export type UnitMapping = keyof typeof LACKING;

/** The mappings of either model, in the order in which they refer to each other. */
export const UNIT_MODELS: {
  readonly groups: readonly UnitMapping[];
  readonly codes: readonly UnitMapping[];
} = {
  groups: ['UNIT GROUP', 'ITEM UOM', 'RESOURCE UOM'],
  codes: ['UNIT OF MEASURE'],
};

/** Reads what a change of the model of units concerns. */
export class UnitModelStore {
  /** ERP records of a unit mapping that lack a counterpart and whose item or resource has a product. */
  async listLacking(db: Db, mapping: UnitMapping): Promise<string[]> {
    const rows = await db.query<{ id: string }>(
      `/* unit-model.lacking */ SELECT n.id FROM (${LACKING[mapping]}) n
        WHERE n.id NOT IN (${coupledThrough(mapping)}) ORDER BY n.id`,
    );
    return rows.map(({ id }) => id);
  }

  /** Ids of the couplings of a mapping. */
  async listCouplings(db: Db, mapping: string): Promise<string[]> {
    const rows = await db.query<{ id: string }>(
      `/* unit-model.couplings */ SELECT k.id FROM sync.coupling k JOIN sync.table_mapping m ON m.id = k.mapping_id
        WHERE m.name = $1 ORDER BY k.id`,
      [mapping],
    );
    return rows.map(({ id }) => id);
  }
}
