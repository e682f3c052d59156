import { Refusal } from '../../platform/errors/refusal';
import { titleOf, type DocumentName } from '../conversion/conversion.errors';

/** QT-3: the quote is in the ERP as it is; nothing is left to do. */
export function quoteAlreadyProcessed(quote: DocumentName, erpQuoteId: string): Refusal {
  return new Refusal(
    'QUOTE_ALREADY_PROCESSED',
    `${titleOf(quote)} was processed before, and nothing is left to do.`,
    {
      field: 'id',
      remedy: 'Nothing needs to be done; revise the quote (crmQuoteRevise) to change it.',
      data: { crmQuoteId: quote.id, quoteNumber: quote.number, quoteId: erpQuoteId },
    },
  );
}

/** QT-3: drafts and closed quotes do not travel. */
export function quoteNotActive(quote: DocumentName, state: string): Refusal {
  return new Refusal(
    'QUOTE_NOT_ACTIVE',
    `${titleOf(quote)} is ${state}; only active and won quotes are processed.`,
    {
      field: 'id',
      remedy:
        state === 'a draft'
          ? 'Activate it (crmQuoteActivate), then process it.'
          : 'Nothing needs to be done; its ERP quote stays as it is.',
      data: { crmQuoteId: quote.id, quoteNumber: quote.number, state },
    },
  );
}
