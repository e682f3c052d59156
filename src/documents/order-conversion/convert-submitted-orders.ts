import type { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import type { ConvertInBatches } from '../conversion/convert-in-batches';
import type { CandidatesStore } from './candidates.store';
import type { Conversion, ConvertedOrder } from './conversion';
import type { ConvertCrmOrders } from './convert-crm-orders';

/** Which CRM orders to convert; without ids, those that wait for the ERP. */
export interface ConvertSubmittedOrdersInput {
  readonly ids?: readonly string[] | null;
  /** How many at most; 1,000 unless said otherwise. */
  readonly limit?: number | null;
}

/** What became of one CRM order. */
export interface OrderConversion {
  readonly crmOrderId: string;
  readonly outcome: Conversion;
}

/** What converting many stands on. */
export interface SubmittedOrdersParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly batches: ConvertInBatches;
  readonly candidates: CandidatesStore;
  readonly convertOrders: ConvertCrmOrders;
}

const LIMIT = 1_000;

/** Converts CRM orders that wait for the ERP (OC-53, OC-54): a refused one is recorded with its code and the next one follows. */
export class ConvertSubmittedOrders {
  constructor(private readonly parts: SubmittedOrdersParts) {}

  /** Converts the orders and says what became of each, in their order. */
  async run(input: ConvertSubmittedOrdersInput, actor: string): Promise<OrderConversion[]> {
    const { db, clock, candidates, batches, convertOrders } = this.parts;
    const limit = input.limit ?? LIMIT;
    const ids = input.ids
      ? [...new Set(input.ids)]
      : await candidates.list(db, clock.now().toISOString(), limit);
    const done = await batches.run<ConvertedOrder>(ids, actor, {
      attempt: (session, batch) => convertOrders.run(session, batch, clock.today()),
      remember: (session, id, refusal) => convertOrders.remember(session, id, refusal),
    });
    return done.map(({ id, outcome }) => ({ crmOrderId: id, outcome }));
  }
}
