import { apiEnum } from '../../common/lists/filter.inputs';
import {
  CrmOpportunityState as CrmOpportunityStateOption,
  CrmOpportunityStatus as CrmOpportunityStatusOption,
} from '../../../crm/opportunity/opportunity.options';

/** Life of a CRM opportunity. */
export const CrmOpportunityState = apiEnum(
  CrmOpportunityStateOption,
  'CrmOpportunityState',
  'Life of a CRM opportunity.',
  {
    Open: 'Being worked on.',
    Won: 'The customer bought.',
    Lost: 'The customer did not buy.',
  },
);

/** Status reason of a CRM opportunity. */
export const CrmOpportunityStatus = apiEnum(
  CrmOpportunityStatusOption,
  'CrmOpportunityStatus',
  'Status reason of a CRM opportunity.',
  {
    InProgress: 'Open: being worked on.',
    OnHold: 'Open: paused.',
    Won: 'The reason of state Won.',
    Canceled: 'Lost: given up.',
    OutSold: 'Lost: to somebody else.',
  },
);
