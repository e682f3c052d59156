/** Which way values travel: from the ERP to the CRM, from the CRM to the ERP, or both ways. */
export type Direction = 'BOTH' | 'TO_CRM' | 'FROM_CRM';

/** The direction of one pass of the engine: a pass reads one side and writes the other. */
export type PassDirection = 'TO_CRM' | 'FROM_CRM';

/** Both directions, in the order in which a mapping that goes both ways runs them. */
export const PASS_DIRECTIONS: readonly PassDirection[] = ['TO_CRM', 'FROM_CRM'];

/** One of the two systems. */
export type Side = 'ERP' | 'CRM';

/** The side a pass reads. */
export function sourceOf(direction: PassDirection): Side {
  return direction === 'TO_CRM' ? 'ERP' : 'CRM';
}

/** The side a pass writes. */
export function destinationOf(direction: PassDirection): Side {
  return direction === 'TO_CRM' ? 'CRM' : 'ERP';
}

/** The direction of the pass that goes the other way. */
export function oppositeOf(direction: PassDirection): PassDirection {
  return direction === 'TO_CRM' ? 'FROM_CRM' : 'TO_CRM';
}

/** Whether something that goes `own` way takes part in a pass that goes `pass` way. */
export function goes(own: Direction, pass: PassDirection): boolean {
  return own === 'BOTH' || own === pass;
}
