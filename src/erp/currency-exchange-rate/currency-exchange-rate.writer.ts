import type { Tx } from '../../platform/database/db';
import type { RecordTables } from '../../platform/database/record-tables';
import type { Refusal } from '../../platform/errors/refusal';
import { referenceNotFound } from '../common/erp.errors';
import { ErpWriter } from '../common/erp-writer';
import { existingKeys } from '../common/existing-keys';
import { positive } from '../common/row-rules';
import { textOf, textsOf, type IdRow } from '../common/row-values';

/** Writes exchange rates: so many units of a currency are worth so many of the local or another currency. */
export class CurrencyExchangeRateWriter extends ErpWriter {
  protected override readonly rowRules = [
    positive('exchangeRateAmount'),
    positive('relationalExchRateAmount'),
  ];

  constructor(tables: RecordTables) {
    super(tables.get('erp.currency_exchange_rate'), 'Exchange rate', 'currencyCode');
  }

  protected override async rules(tx: Tx, rows: readonly IdRow[]): Promise<Map<string, Refusal>> {
    const refused = new Map<string, Refusal>();
    const codes = textsOf(rows, 'relationalCurrencyCode');
    const known = await existingKeys(tx, 'erp.currency', 'code', codes);
    for (const row of rows) {
      const code = textOf(row.relationalCurrencyCode);
      if (code === null || known.has(code)) continue;
      refused.set(row.id, referenceNotFound('relationalCurrencyCode', 'currency', code));
    }
    return refused;
  }
}
