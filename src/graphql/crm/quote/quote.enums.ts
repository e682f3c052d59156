import { apiEnum } from '../../common/lists/filter.inputs';
import {
  CrmQuoteState as CrmQuoteStateOption,
  CrmQuoteStatus as CrmQuoteStatusOption,
} from '../../../crm/quote/quote.options';

/** Life of a CRM quote. */
export const CrmQuoteState = apiEnum(CrmQuoteStateOption, 'CrmQuoteState', 'Life of a CRM quote.', {
  Draft: 'May be edited.',
  Active: 'Sent to the customer; to change it, it is revised.',
  Won: 'The customer accepted; an order was made from it.',
  Closed: 'Over: lost, canceled or replaced by a revision.',
});

/** Status reason of a CRM quote. */
export const CrmQuoteStatus = apiEnum(
  CrmQuoteStatusOption,
  'CrmQuoteStatus',
  'Status reason of a CRM quote.',
  {
    InProgress: 'The reason of state Draft.',
    ActiveInProgress: 'Active: being worked on.',
    Open: 'Active: with the customer.',
    Won: 'The reason of state Won.',
    Lost: 'Closed: the customer refused.',
    Canceled: 'Closed: we withdrew.',
    Revised: 'Closed: a later revision took its place.',
  },
);
