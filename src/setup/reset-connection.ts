import type { Tx } from '../platform/database/db';
import type { Connection } from '../sync/connection/connection.entity';
import type { ConnectionStore } from '../sync/connection/connection.store';
import type { SalesSettingsStore } from '../sync/settings/sales-settings.store';

/** Forgets the connection and every coupling: for a copy of a company, which must not write to the original's CRM (K-22, K-23). */
export class ResetConnection {
  constructor(
    private readonly connections: ConnectionStore,
    private readonly settings: SalesSettingsStore,
  ) {}

  /** Resets, and returns how many couplings were removed. Records of both sides stay as they are. */
  async run(tx: Tx): Promise<{ connection: Connection; removed: number }> {
    await this.settings.lock(tx);
    await this.settings.update(tx, {
      connectionEnabled: false,
      salesConnectionEnabled: false,
      companyId: null,
      defaultOwningTeamId: null,
      defaultPriceListId: null,
      crmWebAddress: null,
    });
    const removed = await tx.execute('/* setup.removeCouplings */ DELETE FROM sync.coupling');
    const connection = await this.connections.update(tx, {
      environmentUrl: null,
      authenticationType: 'CLOUD',
      cloud: 'PUBLIC',
      userName: null,
      domain: null,
      password: null,
      clientId: null,
      clientSecret: null,
      redirectUrl: null,
      businessUnitId: null,
      businessUnitName: null,
      ownerTeamId: null,
      baseCurrencyId: null,
      baseCurrencyCode: null,
      baseCurrencySymbol: null,
      baseCurrencyPrecision: null,
      currencyDecimalPrecision: null,
      crmVersion: null,
      disableReason: null,
      restoreConnection: false,
    });
    return { connection, removed };
  }
}
