import type { Transitions } from '../common/transitions';
import { CRM_INVOICE_STATUSES, CrmInvoiceState } from './invoice.options';

const { Active, Closed, Paid, Canceled } = CrmInvoiceState;

/** The life of a CRM invoice. Whatever is not Active becomes Active first, then what it shall be. */
export const CRM_INVOICE_TRANSITIONS: Transitions = {
  noun: 'CRM invoice',
  names: CrmInvoiceState,
  statuses: CRM_INVOICE_STATUSES,
  allowed: {
    [Active]: [Paid, Canceled],
    [Paid]: [Active],
    [Canceled]: [Active],
    [Closed]: [Active],
  },
};
