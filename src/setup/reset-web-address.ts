import type { Tx } from '../platform/database/db';
import type { RecordWriter } from '../platform/database/record-writer';
import { connectionDisabled } from '../sync/settings/settings.errors';
import type { SalesSettingsStore } from '../sync/settings/sales-settings.store';

/** Says in the CRM again where the ERP's pages are: links from the CRM lead there. */
export class ResetWebAddress {
  constructor(
    private readonly settings: SalesSettingsStore,
    private readonly companies: RecordWriter,
    private readonly webAddress: string,
  ) {}

  /** Writes the address, or else the default, into the company's record in the CRM and returns it; repeatable. */
  async run(tx: Tx, wanted: string | null): Promise<string> {
    const { connectionEnabled, companyId } = await this.settings.lock(tx);
    if (!connectionEnabled || companyId === null) throw connectionDisabled();
    const erpWebAddress = wanted ?? this.webAddress;
    const { refused } = await this.companies.update(tx, [
      { id: companyId, version: null, changes: { erpWebAddress } },
    ]);
    for (const refusal of refused.values()) throw refusal;
    return erpWebAddress;
  }
}
