/** What a caller may do, least first; each role may do what the ones before it may. */
export const ROLES = ['READER', 'USER', 'ADMINISTRATOR'] as const;

/** Who a request is from, as far as permissions go. */
export type Role = (typeof ROLES)[number];

/** Whether a caller of one role may do what needs another. */
export function isAtLeast(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}
