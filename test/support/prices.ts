import type { Row } from '../../src/platform/database/record-table';
import type { Masters, PairIds } from './masters';

/** Which of the two kinds of prices is in force. */
export type Pricing = 'old' | 'new';

/** The mapping of lists and that of their prices. */
export const MAPPINGS = {
  old: { lists: 'CUSTPRCGRP-PRICE', lines: 'SALESPRC-PRODPRICE' },
  new: { lists: 'PLHEADER-PRICE', lines: 'PLLINE-PRODPRICE' },
} as const;

/** A line of a CRM price list as tests look at it. */
export interface LineSeen {
  readonly productId: string;
  readonly amount: string;
}

/** What a creation answered of one record. */
export interface CreationSeen {
  readonly kind: string;
  readonly crmId: string | null;
  readonly error: { code: string; message: string; data: Record<string, unknown> } | null;
}

/** Price lists and prices of the ERP, of either kind, and what becomes of them in the CRM. */
export class Prices {
  private count = 0;

  constructor(
    private readonly masters: Masters,
    readonly pricing: Pricing,
  ) {}

  /** Puts this kind of prices in force. */
  async choose(): Promise<void> {
    await this.masters.api.ask(
      `mutation ($on: Boolean!) { salesSettingsUpdate(input: { changes: { extendedPriceCalculation: $on } }) { errors { code } } }`,
      { on: this.pricing === 'new' },
    );
  }

  /** A list of that code: a customer price group, or an active price list. */
  list(code: string, values: Row = {}): Promise<string> {
    const { given } = this.masters;
    return this.pricing === 'old'
      ? given.row('erp.customer_price_group', { code, ...values })
      : given.row('erp.price_list', { code, status: 1, ...values });
  }

  /** A price of an item in a list. */
  async price(list: string, item: PairIds, unitPrice: string, values: Row = {}): Promise<string> {
    const { given } = this.masters;
    const { number } = await given.read('erp.item', item.erpId);
    return this.pricing === 'old'
      ? given.row('erp.sales_price', {
          ...{ salesType: 1, salesCode: list, itemNo: String(number), unitPrice },
          ...values,
        })
      : given.row('erp.price_list_line', {
          ...{ priceListCode: list, lineNo: ++this.count, assetType: 10, unitPrice },
          ...{ assetNo: String(number), ...values },
        });
  }

  /** Creates the CRM counterpart of a list, whatever comes of it. */
  async create(id: string): Promise<CreationSeen> {
    const { api } = this.masters;
    api.clock.advance();
    const { couplingCreateInCrm } = await api.ask<{
      couplingCreateInCrm: { outcomes: CreationSeen[] };
    }>(
      `mutation ($records: [RecordToCoupleInput!]!) { couplingCreateInCrm(input: { records: $records }) {
         outcomes { kind crmId error { code message data } } errors { code message } } }`,
      { records: [{ id, mapping: MAPPINGS[this.pricing].lists }] },
    );
    const [outcome] = couplingCreateInCrm.outcomes;
    if (!outcome) throw new Error('There is no outcome.');
    return outcome;
  }

  /** Creates a CRM price list; its id. */
  async created(id: string): Promise<string> {
    const { crmId, error } = await this.create(id);
    if (crmId === null || error) throw new Error(JSON.stringify(error));
    return crmId;
  }

  /** The lines of a CRM price list, cheapest first. */
  lines(listId: string): Promise<LineSeen[]> {
    return this.masters.api.composition.db.query<LineSeen & Row>(
      `SELECT product_id AS "productId", trim_scale(amount)::text AS amount FROM crm.price_list_line
        WHERE price_level_id = $1 ORDER BY amount, product_id`,
      [listId],
    );
  }

  /** Runs the mapping of lists or of prices over what was modified. */
  async modified(which: 'lists' | 'lines') {
    const [run] = await this.masters.sync.modified([MAPPINGS[this.pricing][which]]);
    if (!run) throw new Error('There is no run.');
    return run;
  }

  /** The newest run of lists or prices with its errors. */
  async lastRun(which: 'lists' | 'lines') {
    const [run] = await this.masters.sync.runs(MAPPINGS[this.pricing][which], 1);
    if (!run) throw new Error('There is no run.');
    return run;
  }
}
