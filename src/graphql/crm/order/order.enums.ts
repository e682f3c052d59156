import { apiEnum } from '../../common/lists/filter.inputs';
import {
  CrmOrderState as CrmOrderStateOption,
  CrmOrderStatus as CrmOrderStatusOption,
} from '../../../crm/order/order.options';

/** Life of a CRM order. */
export const CrmOrderState = apiEnum(CrmOrderStateOption, 'CrmOrderState', 'Life of a CRM order.', {
  Active: 'May be edited.',
  Submitted: 'Handed to the ERP; read-only for ordinary updates.',
  Canceled: 'Given up.',
  Fulfilled: 'Delivered.',
  Invoiced: 'Invoiced by the ERP.',
});

/** Status reason of a CRM order. */
export const CrmOrderStatus = apiEnum(
  CrmOrderStatusOption,
  'CrmOrderStatus',
  'Status reason of a CRM order.',
  {
    New: 'Active: as created.',
    Pending: 'Active: waiting; what an order gets whose ERP order was deleted (OC-59).',
    InProgress: 'The reason of state Submitted.',
    NoMoney: 'The reason of state Canceled.',
    Complete: 'Fulfilled: everything was delivered.',
    Partial: 'Fulfilled: only part was delivered.',
    Invoiced: 'The reason of state Invoiced.',
    OnHold: 'Active: on hold, in newer organizations.',
  },
);
