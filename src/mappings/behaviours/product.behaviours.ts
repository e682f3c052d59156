import { Decimal } from 'decimal.js';
import type { Row } from '../../platform/database/record-table';
import type { Refusal } from '../../platform/errors/refusal';
import { notEligible } from '../../sync/coupling/coupling.errors';
import type { SalesSettings } from '../../sync/settings/sales-settings.entity';
import type {
  BatchContext,
  MappedRecord,
  MappingBehaviour,
  RecordToWrite,
  WrittenRecord,
} from '../../sync/engine/mapping-behaviour';
import { localCurrency } from '../currencies';
import { defaultPriceList } from '../prices/default-price-list';
import { defaultPriceDifferences, keepDefaultPrices } from '../prices/default-prices';
import { adoptUnits } from './adopt-units';
import { setUnitGroups } from '../rules/product-unit-groups';
import { claimSources, completeOwned } from './owned';

const ACTIVE = { stateCode: 0, statusCode: 1 };
const RETIRED = { stateCode: 1, statusCode: 2 };
const DRAFT = 2;

/** Items (product type 1) and resources (3) as products (PR-01 to PR-14). */
export function productBehaviour(kind: 'ITEM' | 'RESOURCE'): MappingBehaviour {
  const sourceType = kind === 'ITEM' ? 1 : 2;
  return {
    writesSource: 'FROM_CRM',
    eligible({ direction, settings }, sources) {
      const open = sources.filter(
        (row) => direction === 'FROM_CRM' || !isWriteIn(settings, kind, row),
      );
      return Promise.resolve(new Set(open.map((row) => String(row.id))));
    },
    uncouplable: (_db, settings, records) => Promise.resolve(writeIns(settings, kind, records)),
    async complete(context, records) {
      if (context.direction === 'FROM_CRM') {
        takeState(records);
        return;
      }
      completeOwned(context, records);
      for (const { values } of records) {
        delete values.ownerId;
        delete values.ownerIdType;
      }
      await completeProducts(context, records, { kind, sourceType });
    },
    accompany: pricesAlong,
    afterWrite: (context, records) => finishProducts(context, records, kind),
  };
}

// What follows when items and products were written: units that come along, prices, and new products are active.
async function finishProducts(
  context: BatchContext,
  records: readonly WrittenRecord[],
  kind: 'ITEM' | 'RESOURCE',
): Promise<void> {
  await claimSources(context, records);
  if (context.direction === 'FROM_CRM') {
    const noun = kind === 'ITEM' ? 'item' : 'resource';
    await adoptUnits(context, records, { noun, unitMapping: `${kind} UOM` });
    return;
  }
  const ids = records.map((record) => record.destinationId);
  const load = () => context.destination.load(context.tx, ids);
  await keepDefaultPrices(context, [...(await load()).values()]);
  const fresh = records.filter(
    ({ action, source }) => action === 'insert' && source.blocked !== true,
  );
  await activate(context, fresh, await load());
}

// Records that stand for lines without a product, each with why it has no counterpart.
function writeIns(
  settings: SalesSettings,
  kind: 'ITEM' | 'RESOURCE',
  records: readonly Row[],
): Map<string, Refusal> {
  const noun = kind === 'ITEM' ? 'Item' : 'Resource';
  const own = records.filter((row) => isWriteIn(settings, kind, row));
  return new Map(
    own.map(({ id, number }) => [
      String(id),
      notEligible(`${noun} ${String(number)}`, `${kind}-PRODUCT`),
    ]),
  );
}

// PR-01: what stands for lines without a product never becomes one.
function isWriteIn(
  { writeInProductType, writeInProductNo }: SalesSettings,
  kind: 'ITEM' | 'RESOURCE',
  { number }: Row,
): boolean {
  return writeInProductType === kind && number === writeInProductNo;
}

// PR-3: default prices that are not right count as a change of the product.
async function pricesAlong(
  context: BatchContext,
  records: readonly RecordToWrite[],
): Promise<void> {
  if (context.direction === 'FROM_CRM') return;
  const still = records.filter(({ write }) => Object.keys(write).length === 0);
  if (still.length === 0) return;
  const list = await defaultPriceList(context);
  const products = still.map(({ destination }) => destination);
  const wrong = new Set(
    (await defaultPriceDifferences(context, list, products)).map(({ product }) => product),
  );
  for (const { write, destination } of still)
    if (wrong.has(String(destination.id)) || destination.priceLevelId !== list)
      write.priceLevelId = list;
}

async function completeProducts(
  context: BatchContext,
  records: readonly MappedRecord[],
  { kind, sourceType }: { kind: 'ITEM' | 'RESOURCE'; sourceType: number },
): Promise<void> {
  const local = await localCurrency(context);
  const vendors = await vendorNames(context, records);
  for (const record of records) {
    const { values, source, action } = record;
    values.transactionCurrencyId = local.crmId;
    values.productTypeCode = kind === 'ITEM' ? 1 : 3;
    const vendor = vendors.get(String(source.vendorNo));
    if (vendor !== undefined) values.vendorName = vendor.slice(0, 100);
    if (action === 'insert') {
      const quantityDecimal = context.settings.productQuantityDecimals;
      Object.assign(values, { quantityDecimal, stateCode: 2, statusCode: 0 });
    } else setState(record);
    roundStock(record);
  }
  await setUnitGroups(context, records, { kind, sourceType });
}

async function vendorNames(
  context: BatchContext,
  records: readonly MappedRecord[],
): Promise<Map<string, string>> {
  const numbers = [
    ...new Set(records.flatMap(({ source }) => (source.vendorNo ? [String(source.vendorNo)] : []))),
  ];
  if (numbers.length === 0) return new Map();
  const rows = await context.tx.query<{ number: string; name: string | null }>(
    `/* vendor.names */ SELECT number, name FROM erp.vendor WHERE number = ANY($1)`,
    [numbers],
  );
  return new Map(
    rows.flatMap((row) => (row.name === null ? [] : [[row.number, row.name] as const])),
  );
}

// AV-5: a product takes only so many decimals.
function roundStock({ values, destination }: MappedRecord): void {
  if (typeof values.quantityOnHand !== 'string') return;
  const decimals = Number(values.quantityDecimal ?? destination?.quantityDecimal ?? 2);
  values.quantityOnHand = new Decimal(values.quantityOnHand).toDecimalPlaces(decimals).toFixed();
}

// PR-10: a product that is not active blocks the item or resource, an active one frees it.
function takeState(records: readonly MappedRecord[]): void {
  for (const { values, source } of records) values.blocked = source.stateCode !== 0;
}

// PR-02, PR-14: a product is on sale as long as its item or resource is not blocked. A draft is not retired.
function setState({ values, source, destination }: MappedRecord): void {
  const wanted = source.blocked === true ? RETIRED : ACTIVE;
  const present = destination?.stateCode;
  if (present === wanted.stateCode || (wanted === RETIRED && present === DRAFT)) return;
  Object.assign(values, wanted);
}

// PR-08: a new product is activated once it has its prices.
async function activate(
  context: BatchContext,
  records: readonly (MappedRecord & { destinationId: string })[],
  products: ReadonlyMap<string, Row>,
): Promise<void> {
  const changes = records.flatMap(({ destinationId }) => {
    const product = products.get(destinationId);
    if (!product || product.stateCode === ACTIVE.stateCode) return [];
    return [{ id: destinationId, version: null, changes: ACTIVE, before: product }];
  });
  if (changes.length === 0) return;
  const { versions, refused } = await context.destination.update(
    context.tx,
    changes.map(({ id, version, changes: to }) => ({ id, version, changes: to })),
  );
  const [refusal] = refused.values();
  if (refusal) throw refusal;
  await context.recordWrites(
    'crm.product',
    changes.map(({ id, changes: to, before }) => ({
      recordId: id,
      action: 'UPDATE' as const,
      versionBefore: String(before.version),
      version: versions.get(id) ?? null,
      changes: {
        stateCode: [before.stateCode ?? null, to.stateCode],
        statusCode: [before.statusCode ?? null, to.statusCode],
      },
    })),
  );
}
