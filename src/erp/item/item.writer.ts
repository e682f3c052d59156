import type { Tx } from '../../platform/database/db';
import type { RowChange } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import type { Refusal } from '../../platform/errors/refusal';
import { ErpWriter } from '../common/erp-writer';
import { DOCUMENT_LINE_TABLES, inTables } from '../common/key-followers';
import { notNegative, oneOf } from '../common/row-rules';
import { fillBlank, type IdRow } from '../common/row-values';
import { fillSearchNames, followSearchNames } from '../common/search-names';
import { AssignNumbers } from '../number-series/assign-numbers';
import { ITEM_UNITS, SourceUnits } from '../unit-group/source-units';
import { baseUnitInUse } from '../unit-group/unit-group.errors';
import { baseUnitsNotOne } from '../unit-group/unit-rules';
import { standardVatGroup } from '../vat-posting-setup/standard-vat-group';
import { CostingMethod, ItemType, ReservePolicy } from './item.options';

const SEARCH = { name: 'description', search: 'searchDescription' };
const TYPES = [ItemType.Inventory, ItemType.Service, ItemType.NonInventory];
const COSTING = Object.values(CostingMethod).filter((value) => typeof value === 'number');
const RESERVE = [ReservePolicy.Never, ReservePolicy.Optional, ReservePolicy.Always];
const AMOUNTS = [
  'unitPrice',
  'unitCost',
  'standardCost',
  'lastDirectCost',
  'grossWeight',
  'netWeight',
  'unitVolume',
];

/** Writes items: number on insert, the base unit row and the unit group along with the item. */
export class ItemWriter extends ErpWriter {
  protected override readonly rowRules = [
    oneOf('type', TYPES),
    oneOf('costingMethod', COSTING),
    oneOf('reserve', RESERVE),
    ...AMOUNTS.map(notNegative),
  ];
  protected override readonly followers = [
    ...inTables(DOCUMENT_LINE_TABLES, 'no', 't.type = 2'),
    ...inTables(['erp.price_list_line'], 'asset_no', 't.asset_type = 10'),
  ];
  private readonly numbers: AssignNumbers;
  private readonly units: SourceUnits;

  constructor(tables: RecordTables) {
    super(tables.get('erp.item'), 'Item', 'number');
    this.numbers = new AssignNumbers(this.table, 'itemNos');
    this.units = new SourceUnits(tables, ITEM_UNITS);
  }

  protected override async prepareInsert(tx: Tx, drafts: readonly IdRow[]): Promise<IdRow[]> {
    this.refuseDrafts(drafts, await this.numbers.run(tx, drafts));
    fillSearchNames(drafts, SEARCH);
    const vatGroup = await standardVatGroup(tx);
    for (const draft of drafts) {
      fillBlank(draft, 'salesUnitOfMeasure', draft.baseUnitOfMeasure);
      fillBlank(draft, 'purchUnitOfMeasure', draft.baseUnitOfMeasure);
      fillBlank(draft, 'vatProdPostingGroup', vatGroup);
    }
    return [...drafts];
  }

  protected override async prepareUpdate(
    tx: Tx,
    changes: readonly RowChange[],
  ): Promise<RowChange[]> {
    await followSearchNames(tx, this.table, changes, SEARCH);
    return [...changes];
  }

  protected override async rules(
    tx: Tx,
    rows: readonly IdRow[],
    action: 'insert' | 'update',
  ): Promise<Map<string, Refusal>> {
    const rebased = rows.filter((row) => row.baseUnitOfMeasure !== undefined);
    if (action === 'insert' || rebased.length === 0) return new Map();
    const present = await this.table.rowsByIds(
      tx,
      rebased.map((row) => row.id),
    );
    const moved = rebased
      .map((row) => ({
        ...present.get(row.id),
        baseUnitOfMeasure: row.baseUnitOfMeasure ?? null,
        id: row.id,
      }))
      .filter((row) => present.get(row.id)?.baseUnitOfMeasure !== row.baseUnitOfMeasure) as IdRow[];
    const refused = await baseUnitsNotOne(tx, this.units, ITEM_UNITS, moved);
    for (const [id, refusal] of await this.withEntries(tx, moved)) refused.set(id, refusal);
    return refused;
  }

  protected override async afterInsert(tx: Tx, rows: readonly IdRow[]): Promise<void> {
    await this.units.make(tx, rows);
  }

  protected override async followChanges(tx: Tx, rows: readonly IdRow[]): Promise<void> {
    const shown = ['number', 'description', 'baseUnitOfMeasure'];
    const changed = rows.filter((row) => shown.some((property) => row[property] !== undefined));
    await this.units.refresh(
      tx,
      changed.map((row) => row.id),
    );
  }

  protected override async beforeDelete(tx: Tx, ids: readonly string[]): Promise<void> {
    await this.units.remove(tx, ids);
    await tx.execute(
      `/* sales-price.removeOfItems */ DELETE FROM erp.sales_price p USING erp.item i
        WHERE i.id = ANY($1::uuid[]) AND p.item_no = i.number`,
      [ids],
    );
  }

  private async withEntries(tx: Tx, rows: readonly IdRow[]): Promise<Map<string, Refusal>> {
    const used = await tx.query<{ id: string; number: string }>(
      `/* item.withEntries */ SELECT i.id, i.number FROM erp.item i
        WHERE i.id = ANY($1::uuid[]) AND EXISTS (SELECT FROM erp.item_ledger_entry e WHERE e.item_no = i.number)`,
      [rows.map((row) => row.id)],
    );
    return new Map(used.map(({ id, number }) => [id, baseUnitInUse(number)]));
  }
}
