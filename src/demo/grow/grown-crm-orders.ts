import { Decimal } from 'decimal.js';
import { documentTotals, lineAmounts, sumLines } from '../../crm/document/crm-totals.rules';
import { CrmOrderState, CrmOrderStatus } from '../../crm/order/order.options';
import type { Row } from '../../platform/database/record-table';
import type { Dice } from './dice';
import type { GrowFacts, OrderCurrency } from './grow-facts';
import { GROWN, grownId } from './grown-ids';
import { soldAt } from './grown-items';
import type { GrownOrders } from './grown-orders';

const LINES = 8;
const OCCASIONS = ['Refit', 'New desks', 'Meeting rooms', 'Chairs', 'Move', 'Reception'];

/** The account that orders. */
export interface OrderingAccount {
  readonly place: number;
  readonly dice: Dice;
  readonly account: Row;
}

/** The orders of a grown account in the CRM, with the amounts and totals that the CRM computes. */
export function grownCrmOrders(
  { place, dice, account }: OrderingAccount,
  facts: GrowFacts,
): GrownOrders {
  const currency = facts.currencies.get(String(account.transactionCurrencyId));
  if (!currency || !dice.chance(40)) return { headers: [], lines: [] };
  const id = grownId(GROWN.crmOrder, place);
  const submitted = dice.chance(50);
  const state = submitted
    ? { stateCode: CrmOrderState.Submitted, statusCode: CrmOrderStatus.InProgress }
    : { stateCode: CrmOrderState.Active, statusCode: CrmOrderStatus.New };
  const settings = {
    precision: currency.precision,
    discountMethod: facts.pricing.discountMethod,
  };
  const lines = Array.from({ length: 1 + dice.below(4) }, (_, index) => {
    const { product, ...line } = figuresOf({ place, dice, account }, facts, currency);
    return {
      id: grownId(GROWN.crmOrderLine, place * LINES + index),
      salesOrderId: id,
      lineItemNumber: index + 1,
      sequenceNumber: index + 1,
      productId: product.id,
      productName: product.name,
      uomId: product.uomId,
      isPriceOverridden: true,
      ...line,
      ...lineAmounts(line, settings),
      transactionCurrencyId: account.transactionCurrencyId ?? null,
      salesOrderStateCode: state.stateCode,
    };
  });
  const sums = sumLines(lines, settings.discountMethod);
  const terms = { discountPercentage: null, discountAmount: null, freightAmount: null };
  const totals = documentTotals(sums, terms, settings.precision);
  const header = {
    ...{ id, ...headerOf({ place, dice, account }), ...totals, ...state },
    submitDate: submitted ? '2026-08-21' : null,
  };
  return { headers: [header], lines };
}

function headerOf({ place, dice, account }: OrderingAccount): Row {
  return {
    orderNumber: `ORD-D${String(place + 1).padStart(7, '0')}`,
    name: `${dice.pick(OCCASIONS)} ${String(account.address1City)}`,
    customerId: account.id ?? null,
    customerIdType: 'account',
    ownerId: account.ownerId ?? null,
    ownerIdType: account.ownerIdType ?? null,
    transactionCurrencyId: account.transactionCurrencyId ?? null,
  };
}

function figuresOf(
  { dice, place }: OrderingAccount,
  { products }: GrowFacts,
  { rate, precision }: OrderCurrency,
) {
  const product = dice.pick(products.slice(0, soldAt(place)));
  return {
    product,
    quantity: String(1 + dice.below(9)),
    pricePerUnit: new Decimal(product.price)
      .times(rate)
      .toDecimalPlaces(precision, Decimal.ROUND_HALF_UP)
      .toFixed(),
    volumeDiscountAmount: '0',
    manualDiscountAmount: dice.chance(15) ? '3' : '0',
    tax: '0',
  };
}
