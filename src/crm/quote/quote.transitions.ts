import type { Transitions } from '../common/transitions';
import { CRM_QUOTE_STATUSES, CrmQuoteState } from './quote.options';

const { Draft, Active, Won, Closed } = CrmQuoteState;

/** The life of a CRM quote. An active one goes back to Draft only by being revised; Won and Closed are final. */
export const CRM_QUOTE_TRANSITIONS: Transitions = {
  noun: 'CRM quote',
  names: CrmQuoteState,
  statuses: CRM_QUOTE_STATUSES,
  allowed: {
    [Draft]: [Active, Closed],
    [Active]: [Draft, Won, Closed],
    [Won]: [],
    [Closed]: [],
  },
};
