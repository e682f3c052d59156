import type { Refusal } from '../../platform/errors/refusal';
import type { ConversionWarning } from '../conversion/conversion-warning';

/** What processing did with a quote. */
export type QuoteAction = 'CREATED' | 'REVISED' | 'RELEASED' | 'ORDERED' | 'UNCHANGED';

/** What became of a CRM quote. */
export interface ProcessedCrmQuote {
  readonly action: QuoteAction;
  /** Id of the ERP quote; null when it is gone. */
  readonly quoteId: string | null;
  /** Id of the ERP order that a won quote led to; null when there is none. */
  readonly orderId: string | null;
  /** VAT of the ERP quote less the tax of the CRM quote, which is ignored; null when none was written. */
  readonly taxDifference: string | null;
  /** What could not be taken over as it was. */
  readonly warnings: readonly ConversionWarning[];
}

/** What became of a CRM quote that was to be processed. */
export type QuoteOutcome = ProcessedCrmQuote | Refusal;
