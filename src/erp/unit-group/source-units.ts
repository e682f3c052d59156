import { timeOrderedId } from '../../platform/time-ordered-id';
import type { Tx } from '../../platform/database/db';
import type { RecordTable, Row } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import { differences } from '../common/differences';
import { textOf, textsOf, type IdRow } from '../common/row-values';
import { UnitGroupSource } from './unit-group.options';
import { unitGroupCode } from './unit-group.rules';

/** A noun that has units and a unit group of its own. */
export interface UnitSource {
  source: UnitGroupSource;
  /** Table of the noun and property of its name. */
  table: 'erp.item' | 'erp.resource';
  name: 'description' | 'name';
  /** Table of its units and property that names the noun there. */
  unitTable: 'erp.item_unit_of_measure' | 'erp.resource_unit_of_measure';
  unitOf: 'itemNo' | 'resourceNo';
}

/** Items and their units. */
export const ITEM_UNITS: UnitSource = {
  source: UnitGroupSource.Item,
  table: 'erp.item',
  name: 'description',
  unitTable: 'erp.item_unit_of_measure',
  unitOf: 'itemNo',
};

/** Resources and their units. */
export const RESOURCE_UNITS: UnitSource = {
  source: UnitGroupSource.Resource,
  table: 'erp.resource',
  name: 'name',
  unitTable: 'erp.resource_unit_of_measure',
  unitOf: 'resourceNo',
};

/** Keeps the base unit row and the unit group of items or resources in step with them. */
export class SourceUnits {
  private readonly sources: RecordTable;
  private readonly units: RecordTable;
  private readonly groups: RecordTable;

  constructor(
    tables: RecordTables,
    private readonly kind: UnitSource,
  ) {
    this.sources = tables.get(kind.table);
    this.units = tables.get(kind.unitTable);
    this.groups = tables.get('erp.unit_group');
  }

  /** Makes the base unit row (quantity 1) and the unit group of new items or resources. */
  async make(tx: Tx, rows: readonly IdRow[]): Promise<void> {
    await this.makeBaseUnits(tx, rows);
    await this.groups.insert(
      tx,
      rows.map((row) => ({ id: timeOrderedId(), ...this.groupOf(row) })),
    );
  }

  /** Makes base unit rows that are missing, and lets unit groups follow; `ids` are what changed. */
  async refresh(tx: Tx, ids: readonly string[]): Promise<void> {
    const rows = [...(await this.sources.rowsByIds(tx, ids)).values()] as IdRow[];
    await this.makeBaseUnits(tx, rows);
    const groups = await this.groups.rowsBy(tx, 'sourceId', ids);
    const groupOf = new Map(groups.map((group) => [String(group.sourceId), group]));
    const missing = rows.filter((row) => !groupOf.has(row.id));
    await this.groups.insert(
      tx,
      missing.map((row) => ({ id: timeOrderedId(), ...this.groupOf(row) })),
    );
    const changed = rows.flatMap((row) => {
      const group = groupOf.get(row.id);
      const changes = group ? differences(this.groupOf(row), group) : {};
      return Object.keys(changes).length === 0
        ? []
        : [{ id: String(group?.id), version: null, changes }];
    });
    await this.groups.update(tx, changed);
  }

  /** Removes units and unit groups of items or resources that go. */
  async remove(tx: Tx, ids: readonly string[]): Promise<void> {
    const unitOf = this.units.column(this.kind.unitOf).column;
    await tx.execute(
      `/* unit.removeOfSource */ DELETE FROM ${this.units.name} u USING ${this.sources.name} s
        WHERE s.id = ANY($1::uuid[]) AND u.${unitOf} = s.number`,
      [ids],
    );
    await tx.execute(
      '/* unit-group.removeOfSource */ DELETE FROM erp.unit_group WHERE source_id = ANY($1::uuid[])',
      [ids],
    );
  }

  /** Quantities of the units that exist, by owner and code. */
  async quantities(tx: Tx, owners: readonly string[]): Promise<Map<string, string>> {
    const units = await this.units.rowsBy(tx, this.kind.unitOf, owners);
    return new Map(units.map((unit) => [this.keyOf(unit), String(unit.qtyPerUnitOfMeasure)]));
  }

  /** The key of a unit in `quantities`. */
  keyOf(unit: Row): string {
    return `${String(unit[this.kind.unitOf])}\n${String(unit.code)}`;
  }

  private async makeBaseUnits(tx: Tx, rows: readonly IdRow[]): Promise<void> {
    const wanted = rows.filter((row) => textOf(row.baseUnitOfMeasure));
    const present = await this.quantities(tx, textsOf(wanted, 'number'));
    const units = wanted
      .map((row) => ({
        id: timeOrderedId(),
        [this.kind.unitOf]: row.number ?? null,
        code: row.baseUnitOfMeasure ?? null,
        qtyPerUnitOfMeasure: '1',
      }))
      .filter((unit) => !present.has(this.keyOf(unit)));
    await this.units.insert(tx, units);
  }

  private groupOf(row: IdRow): Row {
    const number = String(row.number);
    return {
      sourceType: this.kind.source,
      sourceNo: number,
      sourceId: row.id,
      code: unitGroupCode(this.kind.source, number),
      sourceName: textOf(row[this.kind.name]),
      baseUnitOfMeasure: textOf(row.baseUnitOfMeasure),
    };
  }
}
