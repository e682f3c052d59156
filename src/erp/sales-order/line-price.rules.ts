import { Decimal } from 'decimal.js';
import type { Row } from '../../platform/database/record-table';
import { grossFactor } from '../sales-document/net-line.rules';
import { roundTo } from '../sales-document/rounding.rules';
import type { OrderFacts } from './order-facts.store';
import { LINE_TYPE, type SalesOrderLineDraft } from './sales-order.draft';

/** What the price of a line depends on beside the line itself. */
export interface PriceContext {
  readonly header: Row;
  /** The item, resource or account. */
  readonly record: Row;
  readonly facts: OrderFacts;
  readonly unit: { code: string | null; quantity: string };
  /** VAT rate of the line in percent. */
  readonly vatPercent: string;
  /** Given prices and discounts are net, whatever the order's prices include. */
  readonly netAmounts: boolean;
}

/** The unit price of a line in terms of its order: the given one, else that of the ERP's prices. Pure. */
export function priceOf(line: SalesOrderLineDraft, context: PriceContext): string {
  if (line.unitPrice == null) return ownPrice(line, context);
  const given = new Decimal(line.unitPrice);
  if (!context.netAmounts) return given.toFixed();
  const includes = givenIncludesVat(line, context);
  if (includes === orderIncludesVat(context)) return given.toFixed();
  return roundTo(
    includes ? given.div(rateOf(context)) : given.times(grossOf(context)),
    context.facts.ledger.unitPrecision,
  ).toFixed();
}

/** What a given line discount is multiplied by to be in terms of its order. Pure. */
export function discountFactor(line: SalesOrderLineDraft, context: PriceContext): Decimal {
  const grossedUp =
    context.netAmounts && orderIncludesVat(context) && !givenIncludesVat(line, context);
  return grossedUp ? grossOf(context) : new Decimal(1);
}

const orderIncludesVat = ({ header }: PriceContext): boolean => header.pricesIncludingVat === true;

const rateOf = ({ vatPercent }: PriceContext): Decimal => new Decimal(vatPercent).div(100).plus(1);

// A net amount is grossed up by the VAT that the order computes, so that its net comes out as given.
const grossOf = ({ vatPercent, header }: PriceContext): Decimal =>
  grossFactor(vatPercent, String(header.vatBaseDiscountPercent ?? '0'));

// OC-34: the CRM has the item's own price, VAT included, as far as it is meant for the customer's VAT group.
function givenIncludesVat(line: SalesOrderLineDraft, { header, record }: PriceContext): boolean {
  return (
    line.type === LINE_TYPE.item &&
    line.standsForText !== true &&
    line.priceIsNet !== true &&
    record.priceIncludesVat === true &&
    record.vatBusPostingGrPrice != null &&
    record.vatBusPostingGrPrice === header.vatBusPostingGroup
  );
}

function ownPrice(line: SalesOrderLineDraft, context: PriceContext): string {
  const { header, record, facts, unit } = context;
  const inclusive = orderIncludesVat(context);
  const own = bestPrice(line, header, facts, unit.code);
  const price = own
    ? new Decimal(String(own.unitPrice))
    : new Decimal(String(record.unitPrice ?? '0'))
        .times(unit.quantity)
        .times(String(header.currencyFactor ?? '1'));
  const includes = own ? own.priceIncludesVat === true : record.priceIncludesVat === true;
  const rate = includes === inclusive ? new Decimal(1) : rateOf(context);
  return roundTo(
    includes ? price.div(rate) : price.times(rate),
    facts.ledger.unitPrecision,
  ).toFixed();
}

// The cheapest price that is meant for this customer, currency, unit and quantity.
function bestPrice(
  line: SalesOrderLineDraft,
  header: Row,
  facts: OrderFacts,
  unit: string | null,
): Row | undefined {
  if (line.type !== LINE_TYPE.item) return undefined;
  return (facts.prices.get(line.no ?? '') ?? []).find((price) => {
    const meant =
      price.salesType === 2 ||
      (price.salesType === 0 && price.salesCode === header.sellToCustomerNo) ||
      (price.salesType === 1 && price.salesCode === header.customerPriceGroup);
    return (
      meant &&
      (price.currencyCode ?? null) === (header.currencyCode ?? null) &&
      (price.unitOfMeasureCode == null || price.unitOfMeasureCode === unit) &&
      new Decimal(String(price.minimumQuantity)).lessThanOrEqualTo(line.quantity ?? '0')
    );
  });
}
