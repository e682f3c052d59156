import type { Row } from '../../platform/database/record-table';
import { referenceNotCoupled } from '../../sync/engine/engine.errors';
import type { BatchContext, Conversion, FieldRule } from '../../sync/engine/mapping-behaviour';
import type { SalesSettings } from '../../sync/settings/sales-settings.entity';
import { writeInCoupled, writeInNotConfigured } from '../orders/order.errors';

const ITEM = 2;
const MAPPINGS = {
  item: { name: 'ITEM-PRODUCT', table: 'erp.item' },
  resource: { name: 'RESOURCE-PRODUCT', table: 'erp.resource' },
} as const;
const SERVICE = 3;

interface Known {
  /** Types of CRM products by id. */
  readonly types: Map<string, number>;
  /** The item or resource that stands for write-ins has a product itself. */
  readonly writeInTaken: boolean;
}

const known = new WeakMap<BatchContext, Known>();

/**
 * What an order line sells (T-LINE-PRODUCT): the product coupled to the item or resource, and back by the product's
 * type; the write-in item or resource is a line without a product.
 */
export const lineProductRule: FieldRule = {
  lookup: true,
  async prefetch(batch, _field, sources) {
    if (batch.direction === 'TO_CRM') return loadNumbers(batch, sources);
    await loadProducts(batch, sources);
  },
  convert(value, { batch, source }) {
    return batch.direction === 'TO_CRM' ? productOf(batch, source) : numberOf(batch, value);
  },
};

/** Whether an ERP line stands for a text of the CRM. */
export function isWriteInLine(line: Row, settings: SalesSettings): boolean {
  const { writeInProductNo, writeInProductType } = settings;
  if (writeInProductNo === null || line.no !== writeInProductNo) return false;
  return (line.type === ITEM) === (writeInProductType !== 'RESOURCE');
}

/** The type of ERP line that a CRM line becomes. */
export function lineTypeOf(batch: BatchContext, productId: unknown): number {
  if (productId == null) return batch.settings.writeInProductType === 'RESOURCE' ? SERVICE : ITEM;
  return known.get(batch)?.types.get(String(productId)) === SERVICE ? 3 : ITEM;
}

async function loadNumbers(batch: BatchContext, sources: readonly Row[]): Promise<void> {
  for (const kind of ['item', 'resource'] as const) {
    const numbers = sources.flatMap((line) =>
      (line.type === ITEM) === (kind === 'item') && line.no != null ? [String(line.no)] : [],
    );
    await batch.references.loadErpKeys(batch.tx, MAPPINGS[kind].name, 'number', numbers);
  }
}

async function loadProducts(batch: BatchContext, sources: readonly Row[]): Promise<void> {
  const ids = sources.flatMap(({ productId }) => (productId == null ? [] : [String(productId)]));
  const rows = await batch.tx.query<{ id: string; type: number }>(
    `/* order-line.productTypes */ SELECT id, product_type_code AS type FROM crm.product WHERE id = ANY($1::uuid[])`,
    [ids],
  );
  const { writeInProductNo: no, writeInProductType } = batch.settings;
  const kind = writeInProductType === 'RESOURCE' ? MAPPINGS.resource : MAPPINGS.item;
  const writeIns = no !== null && sources.some(({ productId }) => productId == null);
  if (writeIns) await batch.references.loadErpKeys(batch.tx, kind.name, 'number', [no]);
  known.set(batch, {
    types: new Map(rows.map(({ id, type }) => [id, type])),
    writeInTaken:
      writeIns && batch.references.byErpKey(kind.name, 'number', no).state === 'coupled',
  });
  await batch.references.loadCrmIds(batch.tx, MAPPINGS.item.name, 'number', ids);
  await batch.references.loadCrmIds(batch.tx, MAPPINGS.resource.name, 'number', ids);
}

function productOf(batch: BatchContext, line: Row): Conversion {
  if (isWriteInLine(line, batch.settings)) return { kind: 'value', value: null };
  const { name: mapping, table } = line.type === ITEM ? MAPPINGS.item : MAPPINGS.resource;
  const value = String(line.no);
  const found = batch.references.byErpKey(mapping, 'number', value);
  if (found.state === 'coupled') return { kind: 'value', value: found.crmId };
  return { kind: 'refused', refusal: referenceNotCoupled({ field: 'no', value, table, mapping }) };
}

function numberOf(batch: BatchContext, productId: unknown): Conversion {
  if (productId == null) {
    const { writeInProductNo: no } = batch.settings;
    if (no === null) return { kind: 'refused', refusal: writeInNotConfigured() };
    return known.get(batch)?.writeInTaken
      ? { kind: 'refused', refusal: writeInCoupled(no) }
      : { kind: 'value', value: no };
  }
  const crmId = String(productId);
  const { name: mapping } = lineTypeOf(batch, crmId) === ITEM ? MAPPINGS.item : MAPPINGS.resource;
  const found = batch.references.byCrmId(mapping, 'number', crmId);
  if (found.state === 'coupled') return { kind: 'value', value: found.erpKey };
  const reference = { field: 'productId', value: crmId, table: 'crm.product', mapping, crmId };
  return { kind: 'refused', refusal: referenceNotCoupled(reference) };
}
