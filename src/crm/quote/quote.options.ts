/** Life of a CRM quote. */
export enum CrmQuoteState {
  /** May be edited. */
  Draft = 0,
  /** Sent to the customer; to change it, it is revised. */
  Active = 1,
  /** The customer accepted; an order was made from it. */
  Won = 2,
  /** Over: lost, canceled or replaced by a revision. */
  Closed = 3,
}

/** Status reason of a CRM quote. */
export enum CrmQuoteStatus {
  /** The reason of state Draft. */
  InProgress = 1,
  /** Active: being worked on. */
  ActiveInProgress = 2,
  /** Active: with the customer. */
  Open = 3,
  /** The reason of state Won. */
  Won = 4,
  /** Closed: the customer refused. */
  Lost = 5,
  /** Closed: we withdrew. */
  Canceled = 6,
  /** Closed: a later revision took its place. */
  Revised = 7,
}

/** Which status reasons each state allows. */
export const CRM_QUOTE_STATUSES: Readonly<Record<CrmQuoteState, readonly CrmQuoteStatus[]>> = {
  [CrmQuoteState.Draft]: [CrmQuoteStatus.InProgress],
  [CrmQuoteState.Active]: [CrmQuoteStatus.ActiveInProgress, CrmQuoteStatus.Open],
  [CrmQuoteState.Won]: [CrmQuoteStatus.Won],
  [CrmQuoteState.Closed]: [CrmQuoteStatus.Lost, CrmQuoteStatus.Canceled, CrmQuoteStatus.Revised],
};
