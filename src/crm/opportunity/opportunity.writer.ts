import type { Tx } from '../../platform/database/db';
import type { RecordTables } from '../../platform/database/record-tables';
import { type CrmWrite, fillIn } from '../common/crm-write';
import { CrmWriter } from '../common/crm-writer';
import { completeCurrencies, completeCustomers, completeOwners } from '../common/party.rules';
import type { CrmStores } from '../crm-stores';
import { CRM_OPPORTUNITY_TRANSITIONS } from './opportunity.transitions';

/** Writes opportunities: the customer is the account or the contact they came with. */
export class CrmOpportunityWriter extends CrmWriter {
  protected override readonly transitions = CRM_OPPORTUNITY_TRANSITIONS;

  constructor(
    tables: RecordTables,
    private readonly stores: CrmStores,
  ) {
    super(tables.get('crm.opportunity'), 'CRM opportunity', 'name');
  }

  protected override async complete(tx: Tx, writes: readonly CrmWrite[]): Promise<void> {
    const { organizations, parties } = this.stores;
    for (const write of writes) {
      const { isNew, values } = write;
      const party = values.parentAccountId ?? values.parentContactId ?? null;
      if (isNew && party !== null) fillIn(write, 'customerId', party);
    }
    await completeOwners(tx, writes, parties, organizations);
    await completeCurrencies(tx, writes, organizations);
    const types = await completeCustomers(tx, writes, parties, 'customerId');
    for (const write of writes) {
      const customer = write.values.customerId;
      if (!write.isNew || typeof customer !== 'string') continue;
      const isAccount = types.get(customer) === 'account';
      fillIn(write, isAccount ? 'parentAccountId' : 'parentContactId', customer);
    }
  }
}
