import { Refusal } from '../../platform/errors/refusal';

/** The base unit of an item or resource counts one by one. */
export function baseUnitQuantity(code: string): Refusal {
  return new Refusal('BASE_UNIT_QUANTITY', `${code} is the base unit and has the quantity 1.`, {
    field: 'qtyPerUnitOfMeasure',
    data: { code },
    remedy: 'Keep the quantity 1, or choose another base unit first.',
  });
}

/** The base unit cannot change once there are entries in it. */
export function baseUnitInUse(number: string): Refusal {
  return new Refusal('BASE_UNIT_IN_USE', `${number} has ledger entries in its present base unit.`, {
    field: 'baseUnitOfMeasure',
    data: { number },
    remedy: 'Keep the base unit, or create another record.',
  });
}

/** The base unit of an item or resource cannot be removed. */
export function baseUnitRequired(code: string): Refusal {
  return new Refusal('BASE_UNIT_REQUIRED', `${code} is the base unit and cannot be removed.`, {
    field: 'id',
    data: { code },
    remedy: 'Choose another base unit first.',
  });
}
