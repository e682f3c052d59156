import type { Tx } from '../../platform/database/db';
import type { RowChange } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import { type CrmWrite, fillIn } from '../common/crm-write';
import { changesAny, CrmWriter } from '../common/crm-writer';
import { completeFullName, NAME_PARTS } from '../common/names.rules';
import type { CrmStores } from '../crm-stores';

const FULL_NAME_LENGTH = 200;

/** Writes users: the full name follows its parts, and who belongs nowhere belongs to the root unit. */
export class CrmUserWriter extends CrmWriter {
  constructor(
    tables: RecordTables,
    private readonly stores: CrmStores,
  ) {
    super(tables.get('crm.system_user'), 'CRM user', 'domainName');
  }

  protected override needsCurrent(changes: readonly RowChange[]): boolean {
    return super.needsCurrent(changes) || changesAny(changes, [...NAME_PARTS, 'fullName']);
  }

  protected override async complete(tx: Tx, writes: readonly CrmWrite[]): Promise<void> {
    const fresh = writes.filter(({ isNew }) => isNew);
    const root = fresh.length > 0 ? await this.stores.organizations.getDefaults(tx) : null;
    for (const write of fresh) {
      fillIn(write, 'domainName', write.values.internalEmailAddress ?? null);
      fillIn(write, 'businessUnitId', root?.rootBusinessUnitId ?? null);
    }
    for (const write of writes) completeFullName(write, FULL_NAME_LENGTH);
  }
}
