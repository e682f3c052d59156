import type { Tx } from '../../platform/database/db';
import type { RecordTables } from '../../platform/database/record-tables';
import { type CrmWrite, fillIn } from '../common/crm-write';
import { CrmWriter } from '../common/crm-writer';
import { completeOwners } from '../common/party.rules';
import type { CrmStores } from '../crm-stores';

/** Writes the ERP companies the CRM knows; each has a team that owns its records. */
export class CrmCompanyWriter extends CrmWriter {
  protected override readonly fixed = ['externalId'];

  constructor(
    tables: RecordTables,
    private readonly stores: CrmStores,
  ) {
    super(tables.get('crm.company'), 'CRM company', 'externalId');
  }

  protected override async complete(tx: Tx, writes: readonly CrmWrite[]): Promise<void> {
    const { organizations, parties } = this.stores;
    await completeOwners(tx, writes, parties, organizations);
    const open = writes.filter(({ isNew, values }) => isNew && values.defaultOwningTeam == null);
    if (open.length === 0) return;
    const { ownerTeamId } = await organizations.getDefaults(tx);
    for (const write of open) fillIn(write, 'defaultOwningTeam', ownerTeamId);
  }
}
