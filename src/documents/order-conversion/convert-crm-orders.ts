import { newId } from '../../platform/new-id';
import { Decimal } from 'decimal.js';
import { recordNotFound } from '../../platform/errors/input.errors';
import { Refusal } from '../../platform/errors/refusal';
import type { CreatedOrders, CreateSalesOrders } from '../../erp/sales-order/create-sales-orders';
import type { SalesSettings } from '../../sync/settings/sales-settings.entity';
import type { EngineSession } from '../../sync/engine/session/engine-session';
import type { Conversion, ConvertedOrder } from './conversion';
import * as errors from '../conversion/conversion.errors';
import type { DocumentDraft } from '../conversion/document-draft.rules';
import { refusedDraft } from '../conversion/refused-draft.rules';
import type { OrderConversionFacts } from './order-conversion-facts';
import type { OrderConversionFactsStore } from './order-conversion-facts.store';
import { orderDraft } from './order-draft.rules';
import type { RecordConversions } from './record-conversions';

const SUBMITTED = 1;
const STATES = ['active', 'submitted', 'canceled', 'fulfilled', 'invoiced'];

/** What the conversion stands on. */
export interface ConversionParts {
  readonly facts: OrderConversionFactsStore;
  readonly createOrders: CreateSalesOrders;
  readonly record: RecordConversions;
}

interface Planned extends DocumentDraft {
  readonly facts: OrderConversionFacts;
}

/**
 * Makes ERP orders from submitted CRM orders (A.1 to A.12), many at the cost in statements of one. Orders, lines,
 * couplings, notes, journal and what the CRM orders look like afterwards are written in the caller's transaction.
 * However often and by however many it is called, a CRM order becomes one ERP order. An order that breaks a rule
 * is refused alone; nothing of it is written.
 */
export class ConvertCrmOrders {
  constructor(private readonly parts: ConversionParts) {}

  /** Converts the orders, or finds what they were converted to before (OC-3). `today` is the working date. */
  async run(
    session: EngineSession,
    ids: readonly string[],
    today: string,
  ): Promise<Map<string, Conversion>> {
    const { tx, mappings } = session;
    const mapping = mappings.active('SALESORDER-ORDER');
    const facts = await this.parts.facts.take(tx, ids, mappings.settings);
    const outcomes = new Map<string, Conversion>();
    const planned: Planned[] = [];
    for (const id of ids) {
      const plan = planOf(id, facts.get(id), mappings.settings);
      if ('draft' in plan) planned.push(plan);
      else outcomes.set(id, plan);
    }
    const drafts = planned.map(({ draft }) => draft);
    const created = await this.parts.createOrders.run(tx, drafts, today);
    for (const plan of planned) outcomes.set(plan.facts.name.id, outcomeOf(plan, created));
    await this.parts.record.run(session, mapping, { facts, outcomes, today });
    return outcomes;
  }

  /** Records that an order was refused, after everything of it was rolled back. */
  async remember(session: EngineSession, id: string, refusal: Refusal): Promise<void> {
    const { tx, mappings } = session;
    const facts = await this.parts.facts.take(tx, [id], mappings.settings);
    const mapping = mappings.findByName('SALESORDER-ORDER');
    if (!mapping || !facts.has(id)) return;
    const outcomes = new Map<string, Conversion>([[id, refusal]]);
    await this.parts.record.run(session, mapping, { facts, outcomes, today: '' });
  }
}

// A.2, rows 2 to 8.
function planOf(
  id: string,
  facts: OrderConversionFacts | undefined,
  settings: SalesSettings,
): Planned | Conversion {
  if (!facts) return recordNotFound('CRM order', id);
  const { document, name } = facts;
  if (document.stateCode !== SUBMITTED)
    return errors.orderNotSubmitted(name, STATES[Number(document.stateCode)] ?? 'unknown');
  if (facts.earlier) return earlierOf(facts);
  try {
    return { facts, ...orderDraft(facts, settings, newId()) };
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

// OC-3.
function earlierOf({ earlier, name }: OrderConversionFacts): Conversion {
  const found = { created: false, taxDifference: null, warnings: [] };
  if (earlier?.orderNo != null) {
    const notice = `CRM order ${name.number} was converted before: it is sales order ${earlier.orderNo}.`;
    return { ...found, orderId: earlier.erpId, invoiceId: null, notice };
  }
  if (earlier?.invoiceNo != null) {
    const notice = `CRM order ${name.number} was converted and invoiced before: see posted invoice ${earlier.invoiceNo}.`;
    return { ...found, orderId: null, invoiceId: earlier.invoiceId, notice };
  }
  return errors.orderCouplingDangling(name, earlier?.couplingId ?? null);
}

function outcomeOf(plan: Planned, created: CreatedOrders): Conversion {
  const { draft, facts, warnings } = plan;
  const refusal = created.refused.get(draft.id);
  if (refusal) return refusedDraft(refusal, plan);
  return {
    orderId: draft.id,
    invoiceId: null,
    created: true,
    notice: null,
    taxDifference: vatOf(draft.id, created)
      .minus(String(facts.document.totalTax ?? '0'))
      .toFixed(),
    warnings,
  };
}

function vatOf(id: string, created: CreatedOrders): Decimal {
  return Decimal.sum(
    0,
    ...(created.lines.get(id) ?? []).map((line) =>
      new Decimal(String(line.amountIncludingVat)).minus(String(line.amount)),
    ),
  );
}

/** The conversions that made an order now, by the id of the CRM order. */
export function madeNow(
  outcomes: ReadonlyMap<string, Conversion>,
): (readonly [string, ConvertedOrder & { readonly orderId: string }])[] {
  return [...outcomes].flatMap(([id, outcome]) =>
    outcome instanceof Refusal || !outcome.created || outcome.orderId === null
      ? []
      : [[id, { ...outcome, orderId: outcome.orderId }] as const],
  );
}
