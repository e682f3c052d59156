import type { Tx } from '../../platform/database/db';
import type { RecordTable } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import type { Refusal } from '../../platform/errors/refusal';
import { referenceNotFound } from '../common/erp.errors';
import { ErpWriter } from '../common/erp-writer';
import { existingKeys } from '../common/existing-keys';
import { inOrder, notNegative, oneOf } from '../common/row-rules';
import { textOf, type IdRow } from '../common/row-values';
import { ItemUnitLookup } from '../item-unit/item-unit-lookup';
import { salesCodeMismatch, unitOfOtherItem } from './sales-price.errors';
import { SalesPriceType } from './sales-price.options';

const TYPES = Object.values(SalesPriceType).filter((value) => typeof value === 'number');
const GROUP_HABITS = [
  'priceIncludesVat',
  'allowLineDisc',
  'allowInvoiceDisc',
  'vatBusPostingGrPrice',
] as const;
const HOLDERS: readonly { type: SalesPriceType; table: string; column: string; noun: string }[] = [
  { type: SalesPriceType.Customer, table: 'erp.customer', column: 'number', noun: 'customer' },
  {
    type: SalesPriceType.CustomerPriceGroup,
    table: 'erp.customer_price_group',
    column: 'code',
    noun: 'customer price group',
  },
];

/** Writes sales prices: the code fits the type, the unit belongs to the item, a group hands on its habits. */
export class SalesPriceWriter extends ErpWriter {
  protected override readonly rowRules = [
    oneOf('salesType', TYPES),
    notNegative('unitPrice'),
    notNegative('minimumQuantity'),
    inOrder('startingDate', 'endingDate'),
  ];
  private readonly groups: RecordTable;
  private readonly itemUnits: ItemUnitLookup;

  constructor(tables: RecordTables) {
    super(tables.get('erp.sales_price'), 'Sales price', 'itemNo');
    this.groups = tables.get('erp.customer_price_group');
    this.itemUnits = new ItemUnitLookup();
  }

  protected override async prepareInsert(tx: Tx, drafts: readonly IdRow[]): Promise<IdRow[]> {
    const grouped = drafts.filter((draft) => draft.salesType === SalesPriceType.CustomerPriceGroup);
    const codes = new Set(grouped.map((draft) => textOf(draft.salesCode)));
    const groups = await this.groups.rowsBy(tx, 'code', [...codes]);
    const byCode = new Map(groups.map((group) => [String(group.code), group]));
    for (const draft of grouped) {
      const group = byCode.get(String(draft.salesCode));
      if (!group) continue;
      for (const habit of GROUP_HABITS)
        if (draft[habit] === undefined) draft[habit] = group[habit] ?? null;
    }
    return [...drafts];
  }

  protected override async rules(
    tx: Tx,
    rows: readonly IdRow[],
    action: 'insert' | 'update',
  ): Promise<Map<string, Refusal>> {
    const whole = action === 'insert' ? [...rows] : await this.completed(tx, rows);
    const refused = new Map<string, Refusal>();
    for (const row of whole) {
      const wanted = row.salesType !== SalesPriceType.AllCustomers;
      if (wanted === (textOf(row.salesCode) === null))
        refused.set(row.id, salesCodeMismatch(wanted));
    }
    for (const holder of HOLDERS) await this.checkHolders(tx, whole, holder, refused);
    const units = await this.itemUnits.missing(tx, whole, 'itemNo', 'unitOfMeasureCode');
    for (const row of whole)
      if (units.has(row.id))
        refused.set(row.id, unitOfOtherItem(String(row.itemNo), String(row.unitOfMeasureCode)));
    return refused;
  }

  private async checkHolders(
    tx: Tx,
    rows: readonly IdRow[],
    { type, table, column, noun }: (typeof HOLDERS)[number],
    refused: Map<string, Refusal>,
  ): Promise<void> {
    const held = rows.filter((row) => row.salesType === type && textOf(row.salesCode));
    const known = await existingKeys(
      tx,
      table,
      column,
      held.map((row) => String(row.salesCode)),
    );
    for (const row of held) {
      const code = String(row.salesCode);
      if (!known.has(code)) refused.set(row.id, referenceNotFound('salesCode', noun, code));
    }
  }

  private async completed(tx: Tx, rows: readonly IdRow[]): Promise<IdRow[]> {
    const ids = rows.map((row) => row.id);
    const present = await this.table.rowsByIds(tx, ids);
    return rows.map((row): IdRow => ({ ...present.get(row.id), ...row }));
  }
}
