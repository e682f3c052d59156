import type { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import type { ConvertInBatches } from '../conversion/convert-in-batches';
import type { ProcessCrmQuotes } from './process-crm-quotes';
import type { QuoteCandidatesStore } from './quote-candidates.store';
import type { ProcessedCrmQuote, QuoteOutcome } from './quote-outcome';

/** Which CRM quotes to process; without ids, those that wait for the ERP. */
export interface ProcessWaitingQuotesInput {
  readonly ids?: readonly string[] | null;
  /** How many at most; 1,000 unless said otherwise. */
  readonly limit?: number | null;
}

/** What became of one CRM quote. */
export interface QuoteProcessing {
  readonly crmQuoteId: string;
  readonly outcome: QuoteOutcome;
}

/** What processing many stands on. */
export interface WaitingQuotesParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly batches: ConvertInBatches;
  readonly candidates: QuoteCandidatesStore;
  readonly processQuotes: ProcessCrmQuotes;
}

const LIMIT = 1_000;

/** Processes CRM quotes that wait for the ERP (QT-2): a refused one is recorded with its code and the next one follows. */
export class ProcessWaitingQuotes {
  constructor(private readonly parts: WaitingQuotesParts) {}

  /** Processes the quotes and says what became of each, in their order. */
  async run(input: ProcessWaitingQuotesInput, actor: string): Promise<QuoteProcessing[]> {
    const { db, clock, candidates, batches, processQuotes } = this.parts;
    const limit = input.limit ?? LIMIT;
    const ids = input.ids
      ? [...new Set(input.ids)]
      : await candidates.list(db, clock.now().toISOString(), limit);
    const done = await batches.run<ProcessedCrmQuote>(ids, actor, {
      attempt: (session, batch) => processQuotes.run(session, batch, clock.today()),
      remember: (session, id, refusal) => processQuotes.remember(session, id, refusal),
    });
    return done.map(({ id, outcome }) => ({ crmQuoteId: id, outcome }));
  }
}
