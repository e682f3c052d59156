import type { Clock } from '../../platform/clock';
import type { Tx } from '../../platform/database/db';
import type { RecordWriter } from '../../platform/database/record-writer';
import { ChangeState, type RecordReference, type StateStep } from '../common/change-state';
import { lockRecord } from '../common/single-write';
import type { CopyDocument } from '../document/writing/copy-document';
import type { SubmitCrmOrder } from '../order/submit-crm-order';
import { CrmQuoteState, CrmQuoteStatus } from './quote.options';
import { CRM_QUOTE_TRANSITIONS } from './quote.transitions';

const STEP: StateStep = {
  from: [CrmQuoteState.Active],
  to: CrmQuoteState.Won,
  statusCode: CrmQuoteStatus.Won,
};

/** What becomes of a won quote in the CRM: an order to be edited, one that is submitted at once, or none for now. */
export type OrderOfWonQuote = 'ACTIVE' | 'SUBMITTED' | 'NONE';

/** Which quote was won, and what order is made of it. */
export interface WinCrmQuoteInput extends RecordReference {
  readonly order: OrderOfWonQuote;
}

/** A won quote and its order. */
export interface WonCrmQuote {
  readonly id: string;
  /** Null: there is none. */
  readonly orderId: string | null;
}

/** What winning stands on. */
export interface WinningParts {
  readonly quotes: RecordWriter;
  readonly orders: RecordWriter;
  readonly copy: CopyDocument;
  readonly submit: SubmitCrmOrder;
  readonly clock: Clock;
}

/**
 * Wins an active quote and makes the order that was offered. Repeated for a won quote it finds its order, or makes
 * the one that was left for later.
 */
export class WinCrmQuote {
  private readonly state: ChangeState;

  constructor(private readonly parts: WinningParts) {
    this.state = new ChangeState(parts.quotes, CRM_QUOTE_TRANSITIONS);
  }

  /** Wins the quote. However often it is called, a quote leads to one order. */
  async run(tx: Tx, input: WinCrmQuoteInput): Promise<WonCrmQuote> {
    const { quotes, orders, copy, submit, clock } = this.parts;
    const quote = await lockRecord(tx, quotes.table, quotes.noun, input);
    if (quote.stateCode !== CrmQuoteState.Won) {
      await this.state.begin(tx, input, STEP);
      await this.state.finish(tx, input.id, STEP, { closedOn: clock.today() });
    }
    const [earlier] = await orders.table.rowsBy(tx, 'quoteId', [input.id]);
    if (earlier) return { id: input.id, orderId: String(earlier.id) };
    if (input.order === 'NONE') return { id: input.id, orderId: null };
    const orderId = await copy.run(tx, quote, { quoteId: input.id });
    if (input.order === 'SUBMITTED') await submit.run(tx, { id: orderId });
    return { id: input.id, orderId };
  }
}
