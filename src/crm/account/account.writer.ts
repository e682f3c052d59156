import type { Tx } from '../../platform/database/db';
import type { RecordTables } from '../../platform/database/record-tables';
import type { CrmWrite } from '../common/crm-write';
import { CrmWriter } from '../common/crm-writer';
import { completeCurrencies, completeOwners } from '../common/party.rules';
import type { CrmStores } from '../crm-stores';
import { checkOptions } from '../option-value/option-value.rules';
import { ACCOUNT_TRANSITIONS } from './account.transitions';

const LISTS = {
  paymentTermsCode: 'account.paymenttermscode',
  address1FreightTermsCode: 'account.address1_freighttermscode',
  address1ShippingMethodCode: 'account.address1_shippingmethodcode',
};

/** Writes accounts: owned, in a currency, with choices from their lists. */
export class AccountWriter extends CrmWriter {
  protected override readonly transitions = ACCOUNT_TRANSITIONS;

  constructor(
    tables: RecordTables,
    private readonly stores: CrmStores,
  ) {
    super(tables.get('crm.account'), 'Account', 'name');
  }

  protected override async complete(tx: Tx, writes: readonly CrmWrite[]): Promise<void> {
    const { organizations, parties, options } = this.stores;
    await completeOwners(tx, writes, parties, organizations);
    await completeCurrencies(tx, writes, organizations);
    await checkOptions(tx, writes, options, LISTS);
  }
}
