import type { OrderEvent } from '../../erp/sales-order/order-events';
import type { Tx } from '../../platform/database/db';
import type { SalesSettingsStore } from '../../sync/settings/sales-settings.store';
import type { PostEntryStore } from './post-entry.store';
import { entriesOf } from './post-texts.rules';

/** Keeps what happens to orders until it is told on the CRM's timelines; in one-way mode only, where somebody reads it (B-17). */
export class BufferOrderPosts {
  constructor(
    private readonly settings: SalesSettingsStore,
    private readonly store: PostEntryStore,
  ) {}

  /** Keeps the events, in the transaction they happen in. */
  async run(tx: Tx, events: readonly OrderEvent[]): Promise<void> {
    const { connectionEnabled, orderIntegration } = await this.settings.get(tx);
    if (!connectionEnabled || orderIntegration !== 'ONE_WAY') return;
    const facts = await this.store.facts(tx, events);
    await this.store.add(
      tx,
      events.flatMap((event) => {
        const known = facts.get(event.orderId);
        return known ? entriesOf(event, known) : [];
      }),
    );
  }
}
