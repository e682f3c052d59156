import type { FieldContext, FieldRule } from '../../sync/engine/mapping-behaviour';
import { referenceMissing, referenceNotCoupled } from '../../sync/engine/engine.errors';
import { knownPrice, knownPrices, modelOf } from '../prices/known-prices';
import * as errors from '../prices/price.errors';
import { lookupRule } from './reference.rules';

const RESOURCE = 30;

const prefetch: FieldRule['prefetch'] = async (batch, _field, sources) => {
  if (batch.direction === 'TO_CRM') await knownPrices(batch, sources);
};

/** The product of a price (T-LINE-PRODUCT of prices): that of its item or its resource, by the type of the line. */
export const priceProductRule: FieldRule = {
  lookup: true,
  prefetch,
  convert(value, context) {
    const { batch, source, field } = context;
    if (batch.direction === 'FROM_CRM' || value === null) return { kind: 'keep' };
    const price = knownPrice(batch, source);
    if (price?.productId) return { kind: 'value', value: price.productId };
    const resource = source.assetType === RESOURCE;
    const reference = {
      field: field.erpField ?? '',
      value: String(value),
      table: resource ? 'erp.resource' : 'erp.item',
      mapping: resource ? 'RESOURCE-PRODUCT' : 'ITEM-PRODUCT',
      erpId: price?.assetId ?? null,
    };
    return {
      kind: 'refused',
      refusal: price?.assetId ? referenceNotCoupled(reference) : referenceMissing(reference),
    };
  },
};

/** The unit of a price (T-UOM-PRICE); blank stands for the base unit (PG-10, mended). */
export const priceUnitRule: FieldRule = {
  lookup: true,
  prefetch,
  convert: (_value, context) => unitOf(context),
};

/** The unit group of a price while units of measure stand for groups (T-UOM-PRICE-LEGACY); blank: that of the base unit. */
export const priceUnitGroupRule: FieldRule = {
  lookup: true,
  prefetch: (batch, field, sources) =>
    lookupRule.prefetch?.(batch, field, sources) ?? Promise.resolve(),
  convert: (value, context) =>
    value === null || context.batch.direction === 'FROM_CRM'
      ? { kind: 'keep' }
      : lookupRule.convert(value, context),
};

function unitOf({ batch, source }: FieldContext) {
  const price = knownPrice(batch, source);
  if (batch.direction === 'FROM_CRM' || !price || price.productId === null)
    return { kind: 'keep' } as const;
  return price.unitId === null
    ? ({
        kind: 'refused',
        refusal: errors.unitNotCoupled(modelOf(batch).noun, price),
      } as const)
    : ({ kind: 'value', value: price.unitId } as const);
}
