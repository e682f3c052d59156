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
import { RESOURCE_UNITS, SourceUnits } from '../unit-group/source-units';
import { baseUnitsNotOne } from '../unit-group/unit-rules';
import { standardVatGroup } from '../vat-posting-setup/standard-vat-group';
import { ResourceType } from './resource.options';

const SEARCH = { name: 'name', search: 'searchName' };
const AMOUNTS = ['unitPrice', 'unitCost', 'directUnitCost', 'capacity'];

/** Writes resources: number on insert, the base unit row and the unit group along with the resource. */
export class ResourceWriter extends ErpWriter {
  protected override readonly rowRules = [
    oneOf('type', [ResourceType.Person, ResourceType.Machine]),
    ...AMOUNTS.map(notNegative),
  ];
  protected override readonly followers = [
    ...inTables(DOCUMENT_LINE_TABLES, 'no', 't.type = 3'),
    ...inTables(['erp.price_list_line'], 'asset_no', 't.asset_type = 30'),
  ];
  private readonly numbers: AssignNumbers;
  private readonly units: SourceUnits;

  constructor(tables: RecordTables) {
    super(tables.get('erp.resource'), 'Resource', 'number');
    this.numbers = new AssignNumbers(this.table, 'resourceNos');
    this.units = new SourceUnits(tables, RESOURCE_UNITS);
  }

  protected override async prepareInsert(tx: Tx, drafts: readonly IdRow[]): Promise<IdRow[]> {
    this.refuseDrafts(drafts, await this.numbers.run(tx, drafts));
    fillSearchNames(drafts, SEARCH);
    const vatGroup = await standardVatGroup(tx);
    for (const draft of drafts) fillBlank(draft, 'vatProdPostingGroup', vatGroup);
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
    const whole = rebased.map((row) => ({ ...present.get(row.id), ...row }));
    return baseUnitsNotOne(tx, this.units, RESOURCE_UNITS, whole);
  }

  protected override async afterInsert(tx: Tx, rows: readonly IdRow[]): Promise<void> {
    await this.units.make(tx, rows);
  }

  protected override async followChanges(tx: Tx, rows: readonly IdRow[]): Promise<void> {
    const shown = ['number', 'name', 'baseUnitOfMeasure'];
    const changed = rows.filter((row) => shown.some((property) => row[property] !== undefined));
    await this.units.refresh(
      tx,
      changed.map((row) => row.id),
    );
  }

  protected override async beforeDelete(tx: Tx, ids: readonly string[]): Promise<void> {
    await this.units.remove(tx, ids);
  }
}
