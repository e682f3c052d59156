import type { Tx } from '../../platform/database/db';
import type { RecordTables } from '../../platform/database/record-tables';
import { ErpWriter } from '../common/erp-writer';
import { inTables } from '../common/key-followers';
import { positive } from '../common/row-rules';
import { fillBlank, type IdRow } from '../common/row-values';

/** Writes foreign currencies. */
export class CurrencyWriter extends ErpWriter {
  protected override readonly rowRules = [
    positive('amountRoundingPrecision'),
    positive('unitAmountRoundingPrecision'),
  ];
  protected override readonly followers = [
    ...inTables(['erp.currency_exchange_rate'], 'relational_currency_code'),
    ...inTables(['erp.detailed_customer_ledger_entry'], 'currency_code'),
  ];

  constructor(tables: RecordTables) {
    super(tables.get('erp.currency'), 'Currency', 'code');
  }

  protected override async prepareInsert(_tx: Tx, drafts: readonly IdRow[]): Promise<IdRow[]> {
    for (const draft of drafts) fillBlank(draft, 'description', draft.code);
    return [...drafts];
  }

  protected override async beforeDelete(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.execute(
      `/* currency-exchange-rate.removeOfCurrencies */ DELETE FROM erp.currency_exchange_rate r USING erp.currency c
        WHERE c.id = ANY($1::uuid[]) AND r.currency_code = c.code`,
      [ids],
    );
  }
}
