import { Refusal } from '../../platform/errors/refusal';

/** The product cannot be sold in its present state. */
export function productNotActive(product: string, state: string, field = 'productId'): Refusal {
  return new Refusal('PRODUCT_NOT_ACTIVE', `Product ${product} is ${state} and cannot be sold.`, {
    field,
    data: { product, state },
    remedy: 'Activate the product, or choose another one.',
  });
}

/** A product needs a unit group and a default unit before it can be sold. */
export function productWithoutUnit(product: string): Refusal {
  return new Refusal(
    'PRODUCT_INCOMPLETE',
    `Product ${product} has no unit group or no default unit.`,
    {
      field: 'defaultUomId',
      data: { product },
      remedy: 'Give the product a unit group and a default unit, then activate it.',
    },
  );
}
