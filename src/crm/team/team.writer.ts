import type { Tx } from '../../platform/database/db';
import type { RecordTables } from '../../platform/database/record-tables';
import { type CrmWrite, fillIn } from '../common/crm-write';
import { CrmWriter } from '../common/crm-writer';
import type { CrmStores } from '../crm-stores';

/** Writes teams; one that belongs nowhere belongs to the root business unit. */
export class TeamWriter extends CrmWriter {
  protected override readonly fixed = ['teamType'];

  constructor(
    tables: RecordTables,
    private readonly stores: CrmStores,
  ) {
    super(tables.get('crm.team'), 'Team', 'name');
  }

  protected override async complete(tx: Tx, writes: readonly CrmWrite[]): Promise<void> {
    const open = writes.filter(({ isNew, values }) => isNew && values.businessUnitId == null);
    if (open.length === 0) return;
    const { rootBusinessUnitId } = await this.stores.organizations.getDefaults(tx);
    for (const write of open) fillIn(write, 'businessUnitId', rootBusinessUnitId);
  }
}
