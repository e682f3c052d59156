import type { Db } from '../../platform/database/db';
import type { PriceListState } from './price-list.options';

/** A price list as documents need it. */
export interface PriceListFacts {
  readonly id: string;
  readonly name: string;
  readonly transactionCurrencyId: string;
  readonly stateCode: PriceListState;
}

/** Reads price lists. */
export class PriceListStore {
  /** Name, currency and state of price lists. */
  async factsByIds(db: Db, ids: readonly string[]): Promise<Map<string, PriceListFacts>> {
    if (ids.length === 0) return new Map();
    const rows = await db.query<PriceListFacts & { [key: string]: unknown }>(
      `/* crm.price_list.factsByIds */
       SELECT id, name, transaction_currency_id AS "transactionCurrencyId", state_code AS "stateCode"
         FROM crm.price_list WHERE id = ANY($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}
