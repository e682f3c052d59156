import type { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import type { UnitOfWork } from '../../platform/database/unit-of-work';
import { Refusal } from '../../platform/errors/refusal';
import type { EngineSessions } from '../../sync/engine/session/engine-session';
import type { CandidatesStore } from './candidates.store';
import type { Conversion } from './conversion';
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
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly sessions: EngineSessions;
  readonly candidates: CandidatesStore;
  readonly convertOrders: ConvertCrmOrders;
}

/** So many orders share a transaction as long as nothing goes wrong. */
const BATCH = 50;
const LIMIT = 1_000;

/**
 * Converts CRM orders that wait for the ERP (OC-53, OC-54). Each stands alone: a refused one is recorded with its
 * code and the next one follows; where a transaction of several breaks, each is tried in its own.
 */
export class ConvertSubmittedOrders {
  constructor(private readonly parts: SubmittedOrdersParts) {}

  /** Converts the orders and says what became of each, in their order. */
  async run(input: ConvertSubmittedOrdersInput, actor: string): Promise<OrderConversion[]> {
    const { db, clock, candidates } = this.parts;
    const limit = input.limit ?? LIMIT;
    const ids = input.ids
      ? [...new Set(input.ids)]
      : await candidates.list(db, clock.now().toISOString(), limit);
    const done: OrderConversion[] = [];
    const broken: unknown[] = [];
    for (let start = 0; start < ids.length; start += BATCH) {
      const batch = ids.slice(start, start + BATCH);
      done.push(...(await this.convert(batch, actor, broken)));
    }
    if (broken.length > 0) throw broken[0];
    return done;
  }

  private async convert(
    ids: readonly string[],
    actor: string,
    broken: unknown[],
  ): Promise<OrderConversion[]> {
    try {
      return await this.attempt(ids, actor);
    } catch (error) {
      const [only] = ids;
      if (ids.length > 1) {
        const done: OrderConversion[] = [];
        for (const id of ids) done.push(...(await this.convert([id], actor, broken)));
        return done;
      }
      if (error instanceof Refusal && only !== undefined)
        return [{ crmOrderId: only, outcome: error }];
      // The orders behind it are converted all the same; the first such error is thrown at the end.
      broken.push(error);
      return [];
    }
  }

  private attempt(ids: readonly string[], actor: string): Promise<OrderConversion[]> {
    const { unitOfWork, clock, sessions, convertOrders } = this.parts;
    return unitOfWork.run(
      (tx) =>
        sessions.within(tx, async (session) => {
          const outcomes = await convertOrders.run(session, ids, clock.today());
          return ids.flatMap((id) => {
            const outcome = outcomes.get(id);
            return outcome ? [{ crmOrderId: id, outcome }] : [];
          });
        }),
      { actor },
    );
  }
}
