import { apiEnum } from '../../common/lists/filter.inputs';
import {
  OpportunityPriority as OpportunityPriorityOption,
  OpportunityStatus as OpportunityStatusOption,
} from '../../../erp/opportunity/opportunity.options';

/** How much an opportunity matters. */
export const OpportunityPriority = apiEnum(
  OpportunityPriorityOption,
  'OpportunityPriority',
  'How much an opportunity matters.',
  {
    Low: 'Little.',
    Normal: 'As usual.',
    High: 'Much.',
  },
);

/** Where an opportunity stands. */
export const OpportunityStatus = apiEnum(
  OpportunityStatusOption,
  'OpportunityStatus',
  'Where an opportunity stands.',
  {
    NotStarted: 'Not started.',
    InProgress: 'In progress.',
    Won: 'Closed with a sale.',
    Lost: 'Closed without a sale.',
  },
);
