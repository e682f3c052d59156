import { dayAfter } from '../../erp/sales-document/due-date.rules';
import { orderHeader } from '../../erp/sales-order/order-header.rules';
import { orderLines } from '../../erp/sales-order/order-lines.rules';
import { LINE_TYPE, type SalesOrderLineDraft } from '../../erp/sales-order/sales-order.draft';
import { SalesDocumentStatus } from '../../erp/sales-document/sales-document.options';
import type { Row } from '../../platform/database/record-table';
import type { GrowFacts } from './grow-facts';
import { GROWN, grownId } from './grown-ids';
import { soldAt } from './grown-items';
import type { GrownParty } from './grown-party';

/** Orders of a customer with their lines, as rows. */
export interface GrownOrders {
  readonly headers: readonly Row[];
  readonly lines: readonly Row[];
}

/** At most so many orders of one customer, and lines of one order. */
const ORDERS = 4;
const LINES = 8;
const FIRST_DAY = '2026-01-02';
const DAYS = Array.from({ length: 230 }, (_, index) => dayAfter(FIRST_DAY, `${index}D`));

/** The orders of a grown customer in the ERP, made by the ERP's own rules: defaults, prices, VAT, totals. */
export function grownOrders(party: GrownParty, facts: GrowFacts): GrownOrders {
  if (party.standing === 'blocked') return { headers: [], lines: [] };
  const { dice, customer, company, place } = party;
  const erp = {
    ...facts.erp,
    customers: new Map([[customer.number, customer]]),
    contacts: new Map([[customer.number, company]]),
  };
  const headers: Row[] = [];
  const lines: Row[] = [];
  const count = dice.below(ORDERS + 1);
  for (let index = 0; index < count; index++) {
    const at = place * ORDERS + index;
    const draft = {
      id: grownId(GROWN.order, at),
      customerNo: customer.number,
      header: { externalDocumentNo: dice.chance(70) ? `PO-${dice.digits(6)}` : null },
      lines: Array.from({ length: 1 + dice.below(5) }, () => orderLine(party, facts)),
    };
    const day = DAYS[dice.below(DAYS.length)] ?? FIRST_DAY;
    const number = `DO${String(at + 1).padStart(8, '0')}`;
    const header = {
      ...orderHeader(draft, erp, day),
      number,
      status: dice.chance(60) ? SalesDocumentStatus.Released : SalesDocumentStatus.Open,
    };
    headers.push(header);
    orderLines(draft, header, erp).rows.forEach((line, position) =>
      lines.push({ ...line, id: grownId(GROWN.orderLine, at * LINES + position) }),
    );
  }
  return { headers, lines };
}

function orderLine({ dice, place }: GrownParty, { itemNos }: GrowFacts): SalesOrderLineDraft {
  if (dice.chance(8))
    return { type: LINE_TYPE.resource, no: 'R0010', quantity: String(1 + dice.below(8)) };
  return {
    type: LINE_TYPE.item,
    no: dice.pick(itemNos.slice(0, soldAt(place))),
    quantity: String(1 + dice.below(12)),
    lineDiscountAmount: dice.chance(15) ? '5' : null,
  };
}
