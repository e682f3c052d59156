import { Refusal } from '../../platform/errors/refusal';

/** Nothing stands in the ERP for a line without a product (BI-9). */
export function writeInNotConfigured(): Refusal {
  return new Refusal(
    'WRITE_IN_NOT_CONFIGURED',
    'No item or resource is set that stands for lines without a product.',
    {
      field: 'productId',
      remedy: 'Name one: salesSettingsUpdate with writeInProductType and writeInProductNo.',
    },
  );
}

/** What stands for lines without a product has a product itself (BI-9). */
export function writeInCoupled(no: string): Refusal {
  return new Refusal(
    'WRITE_IN_COUPLED',
    `${no} is coupled to a CRM product: it cannot stand for lines without a product.`,
    {
      field: 'productId',
      remedy: `Uncouple ${no} (couplingDelete), or set another one (salesSettingsUpdate).`,
      data: { no },
    },
  );
}

/** The unit of a line has no counterpart (BI-14, SL-05, SL-06). */
export function lineUnitNotCoupled(field: string, no: string, unit: string): Refusal {
  return new Refusal('UNIT_NOT_COUPLED', `The unit ${unit} of ${no} has no counterpart.`, {
    field,
    remedy: 'Couple the unit (couplingCreate), or synchronize the units.',
    data: { no, unit },
  });
}

/** The unit's counterpart in the ERP is gone. */
export function lineUnitDeleted(no: string): Refusal {
  return new Refusal('UNIT_DELETED', `The ERP unit of a line of ${no} is gone.`, {
    field: 'uomId',
    remedy: 'Uncouple the unit (couplingDelete), then couple it again.',
    data: { no },
  });
}

/** A line sells what the ERP has no line for; it stays behind, and the order goes without it (BI-9 mended). */
export function lineLeftOut(order: string, sequence: number | null, product: string): Refusal {
  const line = sequence === null ? 'A line' : `Line ${sequence}`;
  return new Refusal(
    'UNSUPPORTED_PRODUCT_TYPE',
    `${line} of CRM order ${order} stays behind: product ${product} is neither inventory nor a service.`,
    {
      field: 'productId',
      remedy: 'Change the product type, or take the line off the order.',
      data: { order, sequence, product },
    },
  );
}

/** A line cannot travel, and with it neither can its order. */
export function lineFailed(order: string, record: string, refusal: Refusal): Refusal {
  const { code, field, remedy, data } = refusal;
  return new Refusal(code, `${order}, ${record}: ${refusal.message}`, {
    ...(field === null ? {} : { field }),
    ...(remedy === null ? {} : { remedy }),
    data: { ...data, record },
    cause: refusal,
  });
}
