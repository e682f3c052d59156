import type { Tx } from '../../platform/database/db';
import type { RecordTables } from '../../platform/database/record-tables';
import { type CrmWrite, fillIn } from '../common/crm-write';
import { CrmWriter } from '../common/crm-writer';
import type { CrmStores } from '../crm-stores';
import { CURRENCY_TRANSITIONS } from './currency.transitions';

/** Writes currencies: the ISO code stands in for a missing name and symbol and never changes. */
export class CrmCurrencyWriter extends CrmWriter {
  protected override readonly transitions = CURRENCY_TRANSITIONS;
  protected override readonly fixed = ['isoCurrencyCode'];

  constructor(
    tables: RecordTables,
    private readonly stores: CrmStores,
  ) {
    super(tables.get('crm.transaction_currency'), 'CRM currency', 'isoCurrencyCode');
  }

  protected override async complete(tx: Tx, writes: readonly CrmWrite[]): Promise<void> {
    const fresh = writes.filter(({ isNew }) => isNew);
    if (fresh.length === 0) return;
    const { precision } = await this.stores.organizations.getPricing(tx);
    for (const write of fresh) {
      fillIn(write, 'currencyName', write.values.isoCurrencyCode ?? null);
      fillIn(write, 'currencySymbol', write.values.isoCurrencyCode ?? null);
      fillIn(write, 'currencyPrecision', precision);
    }
  }
}
