import type { Tx } from '../../platform/database/db';
import type { RecordTables } from '../../platform/database/record-tables';
import type { CrmWrite } from '../common/crm-write';
import { CrmWriter } from '../common/crm-writer';
import { completeCurrencies } from '../common/party.rules';
import type { CrmStores } from '../crm-stores';

/** Writes account statistics, in the base currency unless said otherwise. */
export class AccountStatisticsWriter extends CrmWriter {
  constructor(
    tables: RecordTables,
    private readonly stores: CrmStores,
  ) {
    super(tables.get('crm.account_statistics'), 'Account statistics', 'name');
  }

  protected override complete(tx: Tx, writes: readonly CrmWrite[]): Promise<void> {
    return completeCurrencies(tx, writes, this.stores.organizations);
  }
}
