import type { Refusal } from '../../platform/errors/refusal';
import { invalidState } from '../sales-document/sales-document.errors';

/** States of an ERP sales document, by the ERP's numbers. */
export const STATUS = { open: 0, released: 1, pendingApproval: 2, pendingPrepayment: 3 } as const;

const NAMES = ['open', 'released', 'pending approval', 'pending prepayment'];

/** The life of a sales document: which state may follow which. Shipping and invoicing need a released one. */
const ALLOWED: Readonly<Record<number, readonly number[]>> = {
  [STATUS.open]: [STATUS.released, STATUS.pendingApproval, STATUS.pendingPrepayment],
  [STATUS.released]: [STATUS.open],
  [STATUS.pendingApproval]: [STATUS.open, STATUS.released],
  [STATUS.pendingPrepayment]: [STATUS.open, STATUS.released],
};

/** Why the life of a sales document does not have a step; the refusal names both states. Null when it has it. */
export function transitionRefusal(document: string, from: number, to: number): Refusal | null {
  if (ALLOWED[from]?.includes(to)) return null;
  return invalidState(document, NAMES[from] ?? 'unknown', NAMES[to] ?? 'unknown');
}

/** Refuses a step that the life of a sales document does not have. */
export function checkTransition(document: string, from: number, to: number): void {
  const refusal = transitionRefusal(document, from, to);
  if (refusal) throw refusal;
}
