import type { Tx } from '../../platform/database/db';
import type { RowChange } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import { type CrmWrite, refuse } from '../common/crm-write';
import { changesAny, CrmWriter } from '../common/crm-writer';
import { completeCurrencies } from '../common/party.rules';
import type { CrmStores } from '../crm-stores';
import { priceListCurrencyChanged } from './price-list.errors';
import { PRICE_LIST_TRANSITIONS } from './price-list.transitions';

/** Writes price lists: in the base currency unless said otherwise, and in it for good (PG-03). */
export class PriceListWriter extends CrmWriter {
  protected override readonly transitions = PRICE_LIST_TRANSITIONS;

  constructor(
    tables: RecordTables,
    private readonly stores: CrmStores,
  ) {
    super(tables.get('crm.price_list'), 'Price list', 'name');
  }

  protected override needsCurrent(changes: readonly RowChange[]): boolean {
    return super.needsCurrent(changes) || changesAny(changes, ['transactionCurrencyId']);
  }

  protected override async complete(tx: Tx, writes: readonly CrmWrite[]): Promise<void> {
    await completeCurrencies(tx, writes, this.stores.organizations);
    for (const write of writes) {
      const { current, values } = write;
      if (!current || values.transactionCurrencyId === undefined) continue;
      if (values.transactionCurrencyId === current.transactionCurrencyId) {
        delete values.transactionCurrencyId;
      } else {
        refuse(write, priceListCurrencyChanged(this.nameOfWrite(write)));
      }
    }
  }
}
