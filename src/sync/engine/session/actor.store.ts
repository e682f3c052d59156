import type { Tx } from '../../../platform/database/db';
import { INTEGRATION } from '../../../platform/database/unit-of-work';

/** Who asked and when, as the transaction knows it. */
export interface Moment {
  actor: string;
  /** Instant of the transaction, ISO 8601. */
  now: string;
}

/** Under whose name rows are stamped inside a transaction. */
export class ActorStore {
  /** Who opened the transaction and when; from here on rows are stamped as written by the integration. */
  async becomeIntegration(tx: Tx): Promise<Moment> {
    const [row] = await tx.prepared<{ actor: string; now: string }>(
      'actor.becomeIntegration',
      `/* actor.becomeIntegration */ WITH asked AS MATERIALIZED (
         SELECT coalesce(nullif(current_setting('tandem.actor', true), ''), 'system') AS actor,
                coalesce(nullif(current_setting('tandem.now', true), ''), to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) AS now
       )
       SELECT actor, now, set_config('tandem.actor', $1, true) FROM asked`,
      [INTEGRATION],
    );
    if (!row) throw new Error('The transaction has no settings.');
    return { actor: row.actor, now: row.now };
  }

  /** Gives the name back to whoever opened the transaction. */
  async become(tx: Tx, actor: string): Promise<void> {
    await tx.prepared(
      'actor.become',
      `/* actor.become */ SELECT set_config('tandem.actor', $1, true)`,
      [actor],
    );
  }
}
