import type { Clock } from '../../platform/clock';
import type { Tx } from '../../platform/database/db';
import type { RecordWriter } from '../../platform/database/record-writer';
import { ChangeState, type RecordReference, type StateStep } from '../common/change-state';
import { CrmQuoteState, type CrmQuoteStatus } from './quote.options';
import { CRM_QUOTE_TRANSITIONS } from './quote.transitions';

/** Why a quote is closed: the customer refused, or we withdrew. */
export type CloseReason = CrmQuoteStatus.Lost | CrmQuoteStatus.Canceled;

/** Which quote to close, and why. */
export interface CloseCrmQuoteInput extends RecordReference {
  readonly reason: CloseReason;
}

/** Closes a draft or active quote as lost or canceled; what the ERP made of it stays (QT-21). */
export class CloseCrmQuote {
  private readonly state: ChangeState;

  constructor(
    quotes: RecordWriter,
    private readonly clock: Clock,
  ) {
    this.state = new ChangeState(quotes, CRM_QUOTE_TRANSITIONS);
  }

  /** Closes the quote for good. */
  async run(tx: Tx, input: CloseCrmQuoteInput): Promise<string> {
    const step: StateStep = {
      from: [CrmQuoteState.Draft, CrmQuoteState.Active],
      to: CrmQuoteState.Closed,
      statusCode: input.reason,
    };
    await this.state.begin(tx, input, step);
    await this.state.finish(tx, input.id, step, { closedOn: this.clock.today() });
    return input.id;
  }
}
