import type { Tx } from '../../platform/database/db';
import { Refusal } from '../../platform/errors/refusal';
import type { EngineSessions } from '../../sync/engine/session/engine-session';
import type { ConvertedOrder } from './conversion';
import type { ConvertCrmOrders } from './convert-crm-orders';

/** Which CRM order to convert. */
export interface ConvertCrmOrderInput {
  readonly id: string;
}

/** Makes an ERP order from one submitted CRM order: all of it, or a refusal and nothing. */
export class ConvertCrmOrder {
  constructor(
    private readonly sessions: EngineSessions,
    private readonly convertOrders: ConvertCrmOrders,
  ) {}

  /** Converts the order, or finds what it was converted to before. `today` is the working date. */
  run(tx: Tx, { id }: ConvertCrmOrderInput, today: string): Promise<ConvertedOrder> {
    return this.sessions.within(tx, async (session) => {
      const outcome = (await this.convertOrders.run(session, [id], today)).get(id);
      if (!outcome) throw new Error(`CRM order ${id} has no outcome.`);
      if (outcome instanceof Refusal) throw outcome;
      return outcome;
    });
  }
}
