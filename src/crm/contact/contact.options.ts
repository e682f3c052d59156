/** Life of a CRM contact. */
export enum CrmContactState {
  /** Takes part in business and in synchronization. */
  Active = 0,
  /** Kept for its history; outside the default filter of the mapping. */
  Inactive = 1,
}

/** Status reason of a CRM contact. */
export enum CrmContactStatus {
  /** The reason of state Active. */
  Active = 1,
  /** The reason of state Inactive. */
  Inactive = 2,
}

/** Which status reasons each state allows. */
export const CRM_CONTACT_STATUSES: Readonly<Record<CrmContactState, readonly CrmContactStatus[]>> =
  {
    [CrmContactState.Active]: [CrmContactStatus.Active],
    [CrmContactState.Inactive]: [CrmContactStatus.Inactive],
  };
