import type { Tx } from '../../platform/database/db';
import type { RecordTables } from '../../platform/database/record-tables';
import { type CrmWrite, fillIn } from '../common/crm-write';
import { CrmWriter } from '../common/crm-writer';
import type { CrmStores } from '../crm-stores';

/** Writes business units: the first is the root, and the others stand below it unless they say where. */
export class BusinessUnitWriter extends CrmWriter {
  constructor(
    tables: RecordTables,
    private readonly stores: CrmStores,
  ) {
    super(tables.get('crm.business_unit'), 'Business unit', 'name');
  }

  protected override async complete(tx: Tx, writes: readonly CrmWrite[]): Promise<void> {
    const fresh = writes.filter(({ isNew }) => isNew);
    if (fresh.length === 0) return;
    const { rootBusinessUnitId, baseCurrencyId } = await this.stores.organizations.getDefaults(tx);
    for (const write of fresh) {
      fillIn(write, 'parentBusinessUnitId', rootBusinessUnitId);
      fillIn(write, 'transactionCurrencyId', baseCurrencyId);
    }
  }
}
