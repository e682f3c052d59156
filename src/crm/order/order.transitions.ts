import type { Transitions } from '../common/transitions';
import { CRM_ORDER_STATUSES, CrmOrderState } from './order.options';

const { Active, Submitted, Canceled, Fulfilled, Invoiced } = CrmOrderState;

/** The life of a CRM order. Submitted ones go back to Active to be edited; Canceled and Invoiced are final. */
export const CRM_ORDER_TRANSITIONS: Transitions = {
  noun: 'CRM order',
  names: CrmOrderState,
  statuses: CRM_ORDER_STATUSES,
  allowed: {
    [Active]: [Submitted, Fulfilled, Invoiced, Canceled],
    [Submitted]: [Active, Fulfilled, Invoiced, Canceled],
    [Fulfilled]: [Active, Invoiced],
    [Canceled]: [],
    [Invoiced]: [],
  },
};
