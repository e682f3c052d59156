import { Decimal } from 'decimal.js';
import type { Standing } from '../common/transitions';
import { CrmInvoiceState, CrmInvoiceStatus } from './invoice.options';

/** Owed in full: where an invoice starts, and what it becomes again before it becomes anything else (PY-2). */
export const BILLED: Standing = {
  stateCode: CrmInvoiceState.Active,
  statusCode: CrmInvoiceStatus.Billed,
};

/** What the back office says of an invoice: amounts in its own currency. */
export interface InvoiceSettlement {
  readonly amount: string;
  readonly remaining: string;
  readonly cancelled: boolean;
}

/** State and reason of a CRM invoice by how far it is settled; the cancellation comes first (PY-1, PY-4). Pure. */
export function standingOf({ amount, remaining, cancelled }: InvoiceSettlement): Standing {
  const { Paid, Canceled } = CrmInvoiceState;
  if (cancelled) return { stateCode: Canceled, statusCode: CrmInvoiceStatus.Canceled };
  const rest = new Decimal(remaining);
  if (rest.isZero()) return { stateCode: Paid, statusCode: CrmInvoiceStatus.Complete };
  if (rest.equals(amount)) return BILLED;
  return { stateCode: Paid, statusCode: CrmInvoiceStatus.Partial };
}
