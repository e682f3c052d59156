/** Life of a CRM opportunity. */
export enum CrmOpportunityState {
  /** Being worked on. */
  Open = 0,
  /** The customer bought. */
  Won = 1,
  /** The customer did not buy. */
  Lost = 2,
}

/** Status reason of a CRM opportunity. */
export enum CrmOpportunityStatus {
  /** Open: being worked on. */
  InProgress = 1,
  /** Open: paused. */
  OnHold = 2,
  /** The reason of state Won. */
  Won = 3,
  /** Lost: given up. */
  Canceled = 4,
  /** Lost: to somebody else. */
  OutSold = 5,
}

/** Which status reasons each state allows. */
export const CRM_OPPORTUNITY_STATUSES: Readonly<
  Record<CrmOpportunityState, readonly CrmOpportunityStatus[]>
> = {
  [CrmOpportunityState.Open]: [CrmOpportunityStatus.InProgress, CrmOpportunityStatus.OnHold],
  [CrmOpportunityState.Won]: [CrmOpportunityStatus.Won],
  [CrmOpportunityState.Lost]: [CrmOpportunityStatus.Canceled, CrmOpportunityStatus.OutSold],
};

/** How likely a deal is thought to be: opportunity.opportunityratingcode. */
export enum OpportunityRating {
  /** Very likely. */
  Hot = 1,
  /** Likely; what a new opportunity gets. */
  Warm = 2,
  /** Unlikely. */
  Cold = 3,
}
