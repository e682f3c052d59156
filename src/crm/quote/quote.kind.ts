import type { DocumentKind } from '../document/document-kind';
import { CrmQuoteState } from './quote.options';
import { CRM_QUOTE_TRANSITIONS } from './quote.transitions';

/** CRM quotes, as sales documents. */
export const CRM_QUOTE: DocumentKind = {
  noun: 'CRM quote',
  lineNoun: 'CRM quote line',
  table: 'crm.quote',
  lineTable: 'crm.quote_line',
  reference: 'quoteId',
  number: 'quoteNumber',
  series: 'quote',
  transitions: CRM_QUOTE_TRANSITIONS,
  editableState: CrmQuoteState.Draft,
  remedy: 'Revise the quote and change the revision.',
  bookkeeping: ['closedOn'],
  lineAmountsComeLater: false,
  mirrored: {
    stateCode: 'quoteStateCode',
    ownerId: 'ownerId',
    ownerIdType: 'ownerIdType',
    transactionCurrencyId: 'transactionCurrencyId',
  },
};
