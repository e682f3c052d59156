/** Where an opportunity stands. */
export enum OpportunityStatus {
  /** Not started. */
  NotStarted = 0,
  /** In progress. */
  InProgress = 1,
  /** Won. */
  Won = 2,
  /** Lost. */
  Lost = 3,
}

/** How much an opportunity matters. */
export enum OpportunityPriority {
  /** Little. */
  Low = 0,
  /** As usual. */
  Normal = 1,
  /** Much. */
  High = 2,
}
