import { Decimal } from 'decimal.js';
import type { Tx } from '../../platform/database/db';
import type { RowChange } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import { invalidInput } from '../../platform/errors/input.errors';
import { type CrmWrite, idsIn, refuse, sets, textOf, valueOf } from '../common/crm-write';
import { changesAny, CrmWriter } from '../common/crm-writer';
import type { CrmStores } from '../crm-stores';
import { unitNotInGroup } from '../unit/unit.errors';
import { PricingMethod } from './price-list-line.options';

const WATCHED = ['productId', 'uomId', 'amount', 'percentage', 'pricingMethodCode', 'priceLevelId'];

/** Writes prices: number, unit group and currency follow the product, the unit and the list. */
export class PriceListLineWriter extends CrmWriter {
  protected override readonly fixed = ['priceLevelId'];

  constructor(
    tables: RecordTables,
    private readonly stores: CrmStores,
  ) {
    super(tables.get('crm.price_list_line'), 'Price list line', 'productNumber');
  }

  protected override needsCurrent(changes: readonly RowChange[]): boolean {
    return changesAny(changes, WATCHED);
  }

  protected override async complete(tx: Tx, writes: readonly CrmWrite[]): Promise<void> {
    await this.followList(tx, writes);
    await this.followProduct(tx, writes);
    for (const write of writes) checkPrice(write);
  }

  private async followList(tx: Tx, writes: readonly CrmWrite[]): Promise<void> {
    const lists = await this.stores.priceLists.factsByIds(tx, idsIn(writes, 'priceLevelId'));
    for (const write of writes) {
      delete write.values.transactionCurrencyId;
      const list = lists.get(String(write.values.priceLevelId));
      if (list) write.values.transactionCurrencyId = list.transactionCurrencyId;
    }
  }

  private async followProduct(tx: Tx, writes: readonly CrmWrite[]): Promise<void> {
    const touched = writes.filter((write) => sets(write, 'productId', 'uomId'));
    const productIds = touched.flatMap((write) => textOf(write, 'productId') ?? []);
    const products = await this.stores.products.factsByIds(tx, productIds);
    for (const { isNew, values } of touched) {
      if (isNew) values.uomId ??= products.get(String(values.productId))?.defaultUomId ?? null;
    }
    const unitIds = touched.flatMap((write) => textOf(write, 'uomId') ?? []);
    const units = await this.stores.units.factsByIds(tx, unitIds);
    for (const write of touched) {
      const product = products.get(String(valueOf(write, 'productId')));
      const unit = units.get(String(valueOf(write, 'uomId')));
      if (product) write.values.productNumber = product.productNumber;
      if (unit) write.values.uomScheduleId = unit.uomScheduleId;
      const group = product?.defaultUomScheduleId ?? null;
      if (!product || !unit || group === null || unit.uomScheduleId === group) continue;
      refuse(write, unitNotInGroup('uomId', unit.name, `product ${product.productNumber}`));
    }
  }
}

function checkPrice(write: CrmWrite): void {
  if (!write.isNew && !sets(write, 'amount', 'percentage', 'pricingMethodCode')) return;
  const method = valueOf(write, 'pricingMethodCode') ?? PricingMethod.CurrencyAmount;
  const property = method === PricingMethod.CurrencyAmount ? 'amount' : 'percentage';
  const value = textOf(write, property);
  if (value === null) {
    refuse(write, invalidInput(property, `${property} is required by the pricing method.`));
  } else if (new Decimal(value).isNegative() && !new Decimal(value).isZero()) {
    refuse(write, invalidInput(property, `${property} cannot be negative.`));
  }
}
