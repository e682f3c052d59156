import type { Tx } from '../../platform/database/db';
import type { CouplingStore } from '../../sync/coupling/coupling.store';
import type { ForgetDeleted } from '../../sync/coupling/forget-deleted';
import type { SalesSettingsStore } from '../../sync/settings/sales-settings.store';

/**
 * What becomes of the coupling of an ERP order that is deleted: it goes along (C-23), but in two-way mode it stays and is
 * marked as archived, as the CRM order lives on (BI-23).
 */
export class SettleDeletedOrders {
  constructor(
    private readonly settings: SalesSettingsStore,
    private readonly couplings: CouplingStore,
    private readonly forget: ForgetDeleted,
  ) {}

  /** Settles the couplings in the transaction that deletes the orders. */
  async run(tx: Tx, erpIds: readonly string[]): Promise<void> {
    const { orderIntegration } = await this.settings.get(tx);
    if (orderIntegration !== 'TWO_WAY') return this.forget.run(tx, erpIds);
    const couplings = await this.couplings.listByAnyRecords(tx, 'ERP', erpIds);
    await this.couplings.markArchived(
      tx,
      couplings.map(({ id }) => id),
    );
  }
}
