import type { Tx } from '../platform/database/db';
import { disableSalesFirst } from '../sync/connection/connection.errors';
import type { Connection } from '../sync/connection/connection.entity';
import type { ConnectionStore } from '../sync/connection/connection.store';
import type { SalesSettingsStore } from '../sync/settings/sales-settings.store';
import type { ConnectionScope } from './enable-connection';
import type { SetupFactsStore } from './setup-facts.store';

/** The connection after it was switched off, and how many couplings stay without being maintained (K-7). */
export interface DisableResult {
  readonly connection: Connection;
  readonly couplingsKept: number;
}

/** Switches the connection off: couplings, mappings and logs stay, nothing is synchronized any more (K-7, K-8). */
export class DisableConnection {
  constructor(
    private readonly connections: ConnectionStore,
    private readonly settings: SalesSettingsStore,
    private readonly facts: SetupFactsStore,
  ) {}

  /** Switches off; `reason` says why where the system does it by itself. Repeating it changes nothing more. */
  async run(tx: Tx, scope: ConnectionScope, reason: string | null = null): Promise<DisableResult> {
    const settings = await this.settings.lock(tx);
    if (scope === 'BASE' && settings.salesConnectionEnabled && settings.connectionEnabled)
      throw disableSalesFirst();
    await this.settings.update(tx, {
      ...(scope === 'BASE' ? {} : { salesConnectionEnabled: false }),
      ...(scope === 'SALES' ? {} : { connectionEnabled: false }),
    });
    const connection =
      scope === 'SALES'
        ? await this.connections.get(tx)
        : await this.connections.update(tx, { ...FORGOTTEN, disableReason: reason });
    return { connection, couplingsKept: await this.facts.couplingCount(tx) };
  }
}

// What was read from the CRM is read again when the connection is switched on.
const FORGOTTEN = {
  baseCurrencyId: null,
  baseCurrencyCode: null,
  baseCurrencySymbol: null,
  baseCurrencyPrecision: null,
  currencyDecimalPrecision: null,
  crmVersion: null,
};
