/** Every kind of job, and what it does. What runs it stands in the room jobs, a file each. */
export const JOB_KINDS = {
  SYNCHRONIZE: 'Synchronizes the modified records of a table mapping.',
  FULL_SYNC: 'Runs a line of a full synchronization.',
  AUTO_CREATE_ORDERS: 'Creates ERP orders from submitted CRM orders.',
  AUTO_PROCESS_QUOTES: 'Takes CRM quotes over into the ERP.',
  ORDER_STATUS: 'Tells the CRM what became of its orders.',
  ORDER_NOTES: 'Carries notes between orders of both sides.',
  ARCHIVED_ORDERS: 'Settles the CRM orders of ERP orders that were archived.',
  POSTED_INVOICES: 'Sends posted invoices to the CRM.',
  ACCOUNT_STATISTICS: 'Refreshes account statistics and the states of invoices.',
  ITEM_AVAILABILITY: 'Shows the stock of items at their CRM products.',
  UNIT_GROUP_UPGRADE: 'Moves couplings between the two models of units.',
  CLEAN_UP: 'Removes logs that are older than the settings keep them.',
} as const satisfies Record<string, string>;

/** Name of a kind of job. */
export type JobKindName = keyof typeof JOB_KINDS;
