import type { Tx } from '../../platform/database/db';
import type { RowChange } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import { type CrmWrite, sets } from '../common/crm-write';
import { changesAny, CrmWriter } from '../common/crm-writer';
import { completeFullName, NAME_PARTS } from '../common/names.rules';
import { completeCurrencies, completeCustomers, completeOwners } from '../common/party.rules';
import type { CrmStores } from '../crm-stores';
import { CRM_CONTACT_TRANSITIONS } from './contact.transitions';

const FULL_NAME_LENGTH = 160;

/** Writes contacts: the full name follows its parts, the account follows the parent. */
export class CrmContactWriter extends CrmWriter {
  protected override readonly transitions = CRM_CONTACT_TRANSITIONS;

  constructor(
    tables: RecordTables,
    private readonly stores: CrmStores,
  ) {
    super(tables.get('crm.contact'), 'CRM contact', 'fullName');
  }

  protected override needsCurrent(changes: readonly RowChange[]): boolean {
    return super.needsCurrent(changes) || changesAny(changes, [...NAME_PARTS, 'fullName']);
  }

  protected override async complete(tx: Tx, writes: readonly CrmWrite[]): Promise<void> {
    const { organizations, parties } = this.stores;
    await completeOwners(tx, writes, parties, organizations);
    await completeCurrencies(tx, writes, organizations);
    await completeCustomers(tx, writes, parties, 'parentCustomerId');
    for (const write of writes) {
      completeFullName(write, FULL_NAME_LENGTH);
      completeAccount(write);
    }
  }
}

function completeAccount(write: CrmWrite): void {
  const { values } = write;
  delete values.accountId;
  if (!sets(write, 'parentCustomerId')) return;
  const isAccount = values.parentCustomerIdType === 'account';
  values.accountId = isAccount ? (values.parentCustomerId ?? null) : null;
}
