import { invalidState } from '../sales-document/sales-document.errors';

/** States of an ERP sales document, by the ERP's numbers. */
export const STATUS = { open: 0, released: 1, pendingApproval: 2, pendingPrepayment: 3 } as const;

const NAMES = ['open', 'released', 'pending approval', 'pending prepayment'];

/** The life of a sales order: which state may follow which. Shipping and invoicing need a released one. */
const ALLOWED: Readonly<Record<number, readonly number[]>> = {
  [STATUS.open]: [STATUS.released, STATUS.pendingApproval, STATUS.pendingPrepayment],
  [STATUS.released]: [STATUS.open],
  [STATUS.pendingApproval]: [STATUS.open, STATUS.released],
  [STATUS.pendingPrepayment]: [STATUS.open, STATUS.released],
};

/** Refuses a step that the life of a sales order does not have; the refusal names both states. */
export function checkTransition(document: string, from: number, to: number): void {
  if (ALLOWED[from]?.includes(to)) return;
  throw invalidState(document, NAMES[from] ?? 'unknown', NAMES[to] ?? 'unknown');
}
