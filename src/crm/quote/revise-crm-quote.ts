import type { Clock } from '../../platform/clock';
import type { Tx } from '../../platform/database/db';
import type { RecordWriter } from '../../platform/database/record-writer';
import { ChangeState, type RecordReference, type StateStep } from '../common/change-state';
import { lockRecord } from '../common/single-write';
import type { CopyDocument } from '../document/writing/copy-document';
import { CrmQuoteState, CrmQuoteStatus } from './quote.options';
import { CRM_QUOTE_TRANSITIONS } from './quote.transitions';

const STEP: StateStep = {
  from: [CrmQuoteState.Active],
  to: CrmQuoteState.Closed,
  statusCode: CrmQuoteStatus.Revised,
};

/** What became of a request to revise a quote. */
export interface RevisedQuote {
  /** The next revision. */
  readonly id: string;
  /** It had been revised before: this is the revision that was made then. */
  readonly repeated: boolean;
}

/** Replaces an active quote by a draft of the same number and the next revision, to be changed and activated. */
export class ReviseCrmQuote {
  private readonly state: ChangeState;

  constructor(
    private readonly quotes: RecordWriter,
    private readonly copy: CopyDocument,
    private readonly clock: Clock,
  ) {
    this.state = new ChangeState(quotes, CRM_QUOTE_TRANSITIONS);
  }

  /** Closes the quote as revised and makes the next revision, or finds the one that was made before. */
  async run(tx: Tx, input: RecordReference): Promise<RevisedQuote> {
    const present = await lockRecord(tx, this.quotes.table, this.quotes.noun, input);
    const number = String(present.quoteNumber);
    const next = Number(present.revisionNumber) + 1;
    if (present.statusCode === CrmQuoteStatus.Revised) {
      const family = await this.quotes.table.rowsBy(tx, 'quoteNumber', [number]);
      const later = family.find(({ revisionNumber }) => revisionNumber === next);
      if (later) return { id: String(later.id), repeated: true };
    }
    const quote = await this.state.begin(tx, input, STEP);
    await this.state.finish(tx, input.id, STEP, { closedOn: this.clock.today() });
    const id = await this.copy.run(tx, quote, { quoteNumber: number, revisionNumber: next });
    return { id, repeated: false };
  }
}
