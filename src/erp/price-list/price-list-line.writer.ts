import type { Tx } from '../../platform/database/db';
import type { RecordTable } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import type { Refusal } from '../../platform/errors/refusal';
import { referenceNotFound } from '../common/erp.errors';
import { ErpWriter } from '../common/erp-writer';
import { existingKeys } from '../common/existing-keys';
import { inOrder, notNegative, oneOf, percentage } from '../common/row-rules';
import { textOf, textsOf, type IdRow } from '../common/row-values';
import { PriceAssetType, PriceStatus } from './price-list.options';

const LINE_STEP = 10_000;
const HANDED_ON = [
  'sourceType',
  'sourceNo',
  'priceType',
  'amountType',
  'currencyCode',
  'startingDate',
  'endingDate',
  'status',
] as const;
const ASSETS = [
  { type: PriceAssetType.Item, table: 'erp.item', noun: 'item' },
  { type: PriceAssetType.Resource, table: 'erp.resource', noun: 'resource' },
] as const;

/** Writes lines of price lists: numbered, in their list's currency and dates unless they say otherwise. */
export class ErpPriceListLineWriter extends ErpWriter {
  protected override readonly rowRules = [
    oneOf('assetType', [PriceAssetType.Item, PriceAssetType.Resource]),
    oneOf('status', [PriceStatus.Draft, PriceStatus.Active, PriceStatus.Inactive]),
    notNegative('unitPrice'),
    notNegative('minimumQuantity'),
    percentage('lineDiscountPercent'),
    inOrder('startingDate', 'endingDate'),
  ];
  private readonly lists: RecordTable;

  constructor(tables: RecordTables) {
    super(tables.get('erp.price_list_line'), 'Price list line', 'lineNo');
    this.lists = tables.get('erp.price_list');
  }

  protected override async prepareInsert(tx: Tx, drafts: readonly IdRow[]): Promise<IdRow[]> {
    const codes = textsOf(drafts, 'priceListCode');
    const lists = await this.lists.rowsBy(tx, 'code', codes);
    const byCode = new Map(lists.map((list) => [String(list.code), list]));
    const last = await this.lastLines(tx, codes);
    for (const draft of drafts) {
      const code = String(draft.priceListCode);
      const list = byCode.get(code);
      for (const property of HANDED_ON)
        if (draft[property] === undefined && list) draft[property] = list[property] ?? null;
      const line = Number(draft.lineNo ?? (last.get(code) ?? 0) + LINE_STEP);
      draft.lineNo = line;
      last.set(code, Math.max(last.get(code) ?? 0, line));
    }
    return [...drafts];
  }

  protected override async rules(
    tx: Tx,
    rows: readonly IdRow[],
    action: 'insert' | 'update',
  ): Promise<Map<string, Refusal>> {
    const refused = new Map<string, Refusal>();
    const named = rows.filter((row) => row.assetNo !== undefined || row.assetType !== undefined);
    const ids = action === 'insert' ? [] : named.map((row) => row.id);
    const present = await this.table.rowsByIds(tx, ids);
    const whole = named.map((row): IdRow => ({ ...present.get(row.id), ...row }));
    for (const { type, table, noun } of ASSETS) {
      const own = whole.filter((row) => row.assetType === type && textOf(row.assetNo));
      const known = await existingKeys(tx, table, 'number', textsOf(own, 'assetNo'));
      for (const row of own) {
        const number = String(row.assetNo);
        if (!known.has(number)) refused.set(row.id, referenceNotFound('assetNo', noun, number));
      }
    }
    return refused;
  }

  // The lists stay locked, so that lines added at once get numbers of their own.
  private async lastLines(tx: Tx, codes: readonly string[]): Promise<Map<string, number>> {
    await tx.query(
      '/* price-list.lock */ SELECT id FROM erp.price_list WHERE code = ANY($1) ORDER BY id FOR NO KEY UPDATE',
      [codes],
    );
    const rows = await tx.query<{ code: string; line: number }>(
      `/* price-list-line.last */ SELECT price_list_code AS code, max(line_no) AS line FROM erp.price_list_line
        WHERE price_list_code = ANY($1) GROUP BY price_list_code`,
      [codes],
    );
    return new Map(rows.map((row) => [row.code, row.line]));
  }
}
