import type { Tx } from '../../platform/database/db';
import { type CrmWrite, textOf } from '../common/crm-write';
import type { CrmStores } from '../crm-stores';
import type { PriceListFacts } from '../price-list/price-list.store';
import {
  type PriceKey,
  priceKey,
  type PriceLineFacts,
} from '../price-list-line/price-list-line.store';
import type { ProductFacts } from '../product/product.store';
import type { UnitFacts } from '../unit/unit.store';
import type { DocumentFacts } from './document.store';
import type { PricedLine } from './line-price.rules';

/** What a set of lines refers to, read at once. */
export class LineReferences {
  private constructor(
    readonly products: ReadonlyMap<string, ProductFacts>,
    readonly units: ReadonlyMap<string, UnitFacts>,
    private readonly lists: ReadonlyMap<string, PriceListFacts>,
    private readonly prices: ReadonlyMap<string, PriceLineFacts>,
  ) {}

  /** Reads products, units, price lists and prices; new lines take the default unit of their product first. */
  static async load(
    tx: Tx,
    stores: CrmStores,
    writes: readonly CrmWrite[],
    documentOf: (write: CrmWrite) => DocumentFacts | undefined,
  ): Promise<LineReferences> {
    const products = await stores.products.factsByIds(tx, idsOf(writes, 'productId'));
    for (const write of writes) {
      if (write.isNew) takeDefaultUnit(write, products);
    }
    const units = await stores.units.factsByIds(tx, idsOf(writes, 'uomId'));
    const listIds = writes.flatMap((write) => documentOf(write)?.priceLevelId ?? []);
    const lists = await stores.priceLists.factsByIds(tx, [...new Set(listIds)]);
    const keys = writes.flatMap((write) => keyOf(write, documentOf(write)) ?? []);
    const prices = await stores.prices.linesByKeys(tx, uniqueKeys(keys));
    return new LineReferences(products, units, lists, prices);
  }

  /** What the price of a line is looked up with. */
  pricedLine(write: CrmWrite, document: DocumentFacts): PricedLine {
    const key = keyOf(write, document);
    return {
      product: this.products.get(textOf(write, 'productId') ?? '') ?? null,
      uomId: textOf(write, 'uomId'),
      list: this.lists.get(document.priceLevelId ?? '') ?? null,
      priceLine: (key && this.prices.get(priceKey(key))) ?? null,
      currencyId: document.transactionCurrencyId,
    };
  }
}

function takeDefaultUnit({ values }: CrmWrite, products: ReadonlyMap<string, ProductFacts>): void {
  const product = products.get(String(values.productId));
  if (product) values.uomId ??= product.defaultUomId;
}

function keyOf(write: CrmWrite, document: DocumentFacts | undefined): PriceKey | null {
  const productId = textOf(write, 'productId');
  const uomId = textOf(write, 'uomId');
  const priceLevelId = document?.priceLevelId ?? null;
  return productId && uomId && priceLevelId ? { priceLevelId, productId, uomId } : null;
}

function uniqueKeys(keys: readonly PriceKey[]): PriceKey[] {
  return [...new Map(keys.map((key) => [priceKey(key), key])).values()];
}

function idsOf(writes: readonly CrmWrite[], property: string): string[] {
  return [...new Set(writes.flatMap((write) => textOf(write, property) ?? []))];
}
