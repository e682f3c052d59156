import type { Refusal } from '../../platform/errors/refusal';
import type { QuoteFacts } from './quote-facts.store';
import { quoteAlreadyProcessed, quoteNotActive } from './quote.errors';

const STATES = ['a draft', 'active', 'won', 'closed'];
const ACTIVE = 1;
const WON = 2;

/** What is to be done with a quote. */
export interface QuoteDecision {
  /** `CREATE` and `REPLACE` write the ERP quote, `KEEP` leaves it; `DONE`: nothing is left to do at all. */
  readonly step: 'CREATE' | 'REPLACE' | 'KEEP' | 'DONE';
  /** The ERP quote that is replaced or kept; null for a new one, or when it is gone. */
  readonly erpQuoteId: string | null;
  readonly won: boolean;
}

/** Decides what is to be done with a quote (QT-3, QT-4, QT-12 with QT-20 mended). Pure. */
export function decisionOf(facts: QuoteFacts): QuoteDecision | Refusal {
  const { document, name, processed, earlierQuoteId } = facts;
  const state = Number(document.stateCode);
  if (state !== ACTIVE && state !== WON) return quoteNotActive(name, STATES[state] ?? 'unknown');
  const won = state === WON;
  const erpQuoteId = processed?.erpQuoteId ?? null;
  if (won && processed?.wonAt != null) return { step: 'DONE', erpQuoteId, won };
  if (!won && erpQuoteId !== null) return quoteAlreadyProcessed(name, erpQuoteId);
  // A won quote whose ERP quote a person removed is not offered anew (QT-22); an active one is, by hand.
  if (won && processed !== null) return { step: 'KEEP', erpQuoteId, won };
  return earlierQuoteId === null
    ? { step: 'CREATE', erpQuoteId: null, won }
    : { step: 'REPLACE', erpQuoteId: earlierQuoteId, won };
}
