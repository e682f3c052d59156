import { Decimal } from 'decimal.js';
import type { Row } from '../../platform/database/record-table';
import { invalidInput } from '../../platform/errors/input.errors';
import { type CrmWrite, refuse, sets, textOf, valueOf } from '../common/crm-write';
import type { PricingSettings } from '../organization/organization.store';
import { unitNotInGroup } from '../unit/unit.errors';
import { type LineFigures, lineAmounts } from './crm-totals.rules';
import { LinePriceCalculation, PricingError } from './document.options';
import type { DocumentFacts } from './document.store';
import { priceOfLine, quantityComplaint, sellingError } from './line-price.rules';
import type { LineReferences } from './line-references';

const AMOUNTS = ['baseAmount', 'extendedAmount'];
const PRICED_BY = ['productId', 'uomId', 'isPriceOverridden'];

/** What a line is completed with. */
export interface LineContext {
  readonly document: DocumentFacts;
  readonly references: LineReferences;
  readonly settings: PricingSettings;
  /** As the kind of document says. */
  readonly lineAmountsComeLater: boolean;
}

/** Completes a line: what it sells, in which unit, at which price, and the amounts that follow. */
export function completeLine(write: CrmWrite, context: LineContext): void {
  completeProduct(write, context);
  checkUnit(write, context);
  if (write.isNew && context.lineAmountsComeLater)
    Object.assign(write.values, { baseAmount: '0', extendedAmount: '0' });
  if (!skipsCalculation(write, context.settings)) {
    completePrice(write, context);
    completeAmounts(write, context);
  }
}

function completeProduct(write: CrmWrite, { references }: LineContext): void {
  const { values, isNew } = write;
  if (valueOf(write, 'isProductOverridden') === true) {
    if (values.productId != null || values.uomId != null) {
      refuse(write, invalidInput('productId', 'A write-in line has neither product nor unit.'));
    }
    if (isNew) values.isPriceOverridden = true;
    return;
  }
  if (!isNew && !sets(write, 'productId')) return;
  const product = references.products.get(textOf(write, 'productId') ?? '');
  values.productName = product?.name ?? null;
}

function checkUnit(write: CrmWrite, { references, document, settings }: LineContext): void {
  const { product, uomId, priceLine } = references.pricedLine(write, document);
  const unit = references.units.get(uomId ?? '');
  const group = product?.defaultUomScheduleId ?? null;
  if (product && unit && group !== null && unit.uomScheduleId !== group) {
    refuse(write, unitNotInGroup('uomId', unit.name, `product ${product.productNumber}`));
  }
  const quantity = write.values.quantity;
  if (typeof quantity !== 'string' || !settings.enabled) return;
  const complaint = quantityComplaint(quantity, product, priceLine?.quantitySellingCode ?? null);
  if (complaint) refuse(write, invalidInput('quantity', complaint));
}

// A price that comes without saying where it is from was typed.
function completePrice(write: CrmWrite, { references, document }: LineContext): void {
  const { values, isNew, current } = write;
  if (typeof values.pricePerUnit === 'string' && values.isPriceOverridden === undefined) {
    const isSame = current !== null && equalDecimals(values.pricePerUnit, current.pricePerUnit);
    if (!isSame) values.isPriceOverridden = true;
  }
  const line = references.pricedLine(write, document);
  if (valueOf(write, 'isProductOverridden') === true) {
    values.pricingErrorCode = PricingError.None;
    return;
  }
  if (valueOf(write, 'isPriceOverridden') === true) {
    const hasNone = isNew && values.pricePerUnit === undefined;
    values.pricingErrorCode = hasNone ? PricingError.MissingUnitPrice : sellingError(line);
    return;
  }
  if (!isNew && (document.isPriceLocked || !sets(write, ...PRICED_BY))) {
    delete values.pricePerUnit;
    return;
  }
  const result = priceOfLine(line);
  values.pricingErrorCode = 'error' in result ? result.error : PricingError.None;
  if ('price' in result) values.pricePerUnit = result.price;
}

function completeAmounts(
  write: CrmWrite,
  { document, settings, lineAmountsComeLater }: LineContext,
): void {
  const { values, current } = write;
  const taken = settings.backOffice || lineAmountsComeLater;
  if (taken && !write.isNew && sets(write, ...AMOUNTS)) return;
  const precision = document.precision ?? settings.precision;
  const { discountMethod } = settings;
  const amounts: Row = { ...lineAmounts(figuresOf(write), { precision, discountMethod }) };
  for (const property in amounts) {
    if (current && current[property] === amounts[property]) delete values[property];
    else values[property] = amounts[property] ?? null;
  }
}

function figuresOf(write: CrmWrite): LineFigures {
  const figure = (property: string): string => textOf(write, property) ?? '0';
  return {
    quantity: figure('quantity'),
    pricePerUnit: figure('pricePerUnit'),
    volumeDiscountAmount: figure('volumeDiscountAmount'),
    manualDiscountAmount: figure('manualDiscountAmount'),
    tax: figure('tax'),
  };
}

function skipsCalculation(write: CrmWrite, settings: PricingSettings): boolean {
  const skip = valueOf(write, 'skipPriceCalculation') ?? LinePriceCalculation.Always;
  const skipping = write.isNew
    ? LinePriceCalculation.SkipOnCreate
    : LinePriceCalculation.SkipOnUpdate;
  return !settings.enabled || skip === skipping || skip === LinePriceCalculation.SkipOnUpsert;
}

function equalDecimals(one: string, other: unknown): boolean {
  return typeof other === 'string' && new Decimal(one).equals(other);
}
