/** Life of a CRM unit group. */
export enum UnitGroupState {
  /** May be used by products. */
  Active = 0,
  /** Refused by the integration (UM-02, UG-01). */
  Inactive = 1,
}

/** Status reason of a CRM unit group. */
export enum UnitGroupStatus {
  /** The reason of state Active. */
  Active = 1,
  /** The reason of state Inactive. */
  Inactive = 2,
}

/** Which status reasons each state allows. */
export const UNIT_GROUP_STATUSES: Readonly<Record<UnitGroupState, readonly UnitGroupStatus[]>> = {
  [UnitGroupState.Active]: [UnitGroupStatus.Active],
  [UnitGroupState.Inactive]: [UnitGroupStatus.Inactive],
};
