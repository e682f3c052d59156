import type { Transitions } from '../common/transitions';
import { CRM_OPPORTUNITY_STATUSES, CrmOpportunityState } from './opportunity.options';

/** The life of an opportunity: won or lost, and opened again. */
export const CRM_OPPORTUNITY_TRANSITIONS: Transitions = {
  noun: 'CRM opportunity',
  names: CrmOpportunityState,
  statuses: CRM_OPPORTUNITY_STATUSES,
  allowed: {
    [CrmOpportunityState.Open]: [CrmOpportunityState.Won, CrmOpportunityState.Lost],
    [CrmOpportunityState.Won]: [CrmOpportunityState.Open],
    [CrmOpportunityState.Lost]: [CrmOpportunityState.Open],
  },
};
