import { Refusal } from '../../platform/errors/refusal';

/** A price for everybody names somebody, or a price for somebody names nobody. */
export function salesCodeMismatch(wanted: boolean): Refusal {
  const message = wanted
    ? 'A price for a customer, a price group or a campaign must name it in salesCode.'
    : 'A price for all customers must not have a salesCode.';
  return new Refusal('SALES_CODE_MISMATCH', message, {
    field: 'salesCode',
    remedy: wanted
      ? 'Give the code, or choose another type.'
      : 'Leave the code out, or choose another type.',
  });
}

/** The item cannot be counted in the unit of the price. */
export function unitOfOtherItem(itemNo: string, unit: string): Refusal {
  return new Refusal('UNIT_NOT_OF_ITEM', `Item ${itemNo} has no unit of measure ${unit}.`, {
    field: 'unitOfMeasureCode',
    data: { itemNo, unit },
    remedy: 'Add the unit to the item first, or choose one of its units.',
  });
}
