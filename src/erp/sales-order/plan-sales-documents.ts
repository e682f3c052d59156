import type { Db } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import { Refusal } from '../../platform/errors/refusal';
import { OrderFactsStore, type OrderFacts } from './order-facts.store';
import { orderHeader } from './order-header.rules';
import { orderLines } from './order-lines.rules';
import { DISCOUNT, LINE_TYPE, type SalesOrderDraft } from './sales-order.draft';

/** A sales document that keeps all rules, worked out and not written yet. */
export interface PlannedDocument {
  readonly draft: SalesOrderDraft;
  readonly header: Row;
  readonly lines: Row[];
}

/** What drafts lead to. */
export interface DocumentPlans {
  /** In the order of the drafts. */
  readonly planned: PlannedDocument[];
  /** Why the others cannot be made, by the id of the draft. */
  readonly refused: Map<string, Refusal>;
}

/**
 * Works out sales documents, orders or quotes, without writing anything: defaults of the customer, prices, units,
 * discounts, VAT and rounding. Many cost as many statements as one.
 */
export class PlanSalesDocuments {
  private readonly facts: OrderFactsStore;

  constructor(tables: RecordTables) {
    this.facts = new OrderFactsStore(tables);
  }

  /** Plans the drafts, each for itself. `today` is the working date, YYYY-MM-DD. */
  async run(db: Db, drafts: readonly SalesOrderDraft[], today: string): Promise<DocumentPlans> {
    const refused = new Map<string, Refusal>();
    if (drafts.length === 0) return { planned: [], refused };
    const facts = await this.facts.read(db, keysOf(drafts, today));
    const planned = drafts.flatMap((draft) => {
      const plan = planOf(draft, facts, today);
      if (plan instanceof Refusal) refused.set(draft.id, plan);
      return plan instanceof Refusal ? [] : [plan];
    });
    return { planned, refused };
  }
}

function planOf(
  draft: SalesOrderDraft,
  facts: OrderFacts,
  today: string,
): PlannedDocument | Refusal {
  try {
    const header = orderHeader(draft, facts, today);
    const { rows, invoiceDiscount } = orderLines(draft, header, facts);
    // The header remembers the discount as an amount in terms of its own prices (R-6/7).
    if (header.invoiceDiscountCalculation === DISCOUNT.amount)
      header.invoiceDiscountValue = invoiceDiscount;
    return { draft, header, lines: rows };
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function keysOf(drafts: readonly SalesOrderDraft[], day: string) {
  const numbersOf = (type: number): string[] => [
    ...new Set(
      drafts.flatMap(({ lines }) =>
        lines.flatMap((line) => (line.type === type && line.no ? [line.no] : [])),
      ),
    ),
  ];
  return {
    customers: [...new Set(drafts.map((draft) => draft.customerNo))],
    items: numbersOf(LINE_TYPE.item),
    resources: numbersOf(LINE_TYPE.resource),
    accounts: numbersOf(LINE_TYPE.glAccount),
    currencies: [
      ...new Set(
        drafts.flatMap(({ header }) => (header.currencyCode ? [String(header.currencyCode)] : [])),
      ),
    ],
    day,
  };
}
