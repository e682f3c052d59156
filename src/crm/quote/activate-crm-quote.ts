import type { Tx } from '../../platform/database/db';
import type { RecordTable } from '../../platform/database/record-table';
import type { RecordWriter } from '../../platform/database/record-writer';
import { ChangeState, type RecordReference, type StateStep } from '../common/change-state';
import { documentWithoutLines } from '../document/writing/line.errors';
import { CrmQuoteState, CrmQuoteStatus } from './quote.options';
import { CRM_QUOTE_TRANSITIONS } from './quote.transitions';

const STEP: StateStep = {
  from: [CrmQuoteState.Draft],
  to: CrmQuoteState.Active,
  statusCode: CrmQuoteStatus.Open,
};

/** Sends a draft to the customer: from then on it is read-only, and it may be processed. */
export class ActivateCrmQuote {
  private readonly state: ChangeState;

  constructor(
    quotes: RecordWriter,
    private readonly lines: RecordTable,
  ) {
    this.state = new ChangeState(quotes, CRM_QUOTE_TRANSITIONS);
  }

  /** Activates the quote; one without lines is refused. */
  async run(tx: Tx, input: RecordReference): Promise<string> {
    const quote = await this.state.begin(tx, input, STEP);
    if ((await this.lines.rowsBy(tx, 'quoteId', [input.id])).length === 0)
      throw documentWithoutLines('QUOTE', String(quote.quoteNumber));
    await this.state.finish(tx, input.id, STEP);
    return input.id;
  }
}
