import { Decimal } from 'decimal.js';
import { netLine, type GrossTerms } from '../../../erp/sales-document/net-line.rules';
import { asGrossLine } from '../../../erp/sales-order/order-amounts.rules';
import type { SalesOrderLineDraft } from '../../../erp/sales-order/sales-order.draft';
import type { Row } from '../../../platform/database/record-table';
import type { MappedRecord } from '../../../sync/engine/mapping-behaviour';

/**
 * The CRM's price and discount of an ERP line whose price includes VAT: without VAT (OC-35), so that the amounts of the
 * CRM line are the ERP's net ones.
 */
export function completeNet(
  { values, destination, source }: MappedRecord,
  terms: GrossTerms,
): void {
  const net = netLine(asGrossLine(source), terms);
  const ofList = decimal(source.quantity).times(decimal(destination?.volumeDiscountAmount));
  const discount = Decimal.max(decimal(net.lineDiscountAmount).minus(ofList), 0);
  if (values.pricePerUnit !== undefined) values.pricePerUnit = net.unitPrice;
  if (values.manualDiscountAmount !== undefined) values.manualDiscountAmount = discount.toFixed();
}

/**
 * The ERP's price and discount of an existing line whose price includes VAT, from those of the CRM: what is just what the
 * line comes to without VAT stays as exact as it is, anything else is grossed up.
 */
export function completeGross(
  { values, destination }: MappedRecord,
  draft: SalesOrderLineDraft,
  made: Row,
  terms: GrossTerms,
): void {
  const net = destination && netLine(asGrossLine(destination), terms);
  for (const property of ['unitPrice', 'lineDiscountAmount'] as const) {
    if (values[property] === undefined) continue;
    const isSame = net !== null && decimal(net[property]).equals(decimal(draft[property]));
    values[property] = (isSame ? destination?.[property] : made[property]) ?? null;
  }
}

function decimal(value: Row[string] | undefined): Decimal {
  return new Decimal(String(value ?? '0'));
}
