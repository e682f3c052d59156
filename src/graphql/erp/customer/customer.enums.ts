import { apiEnum } from '../../common/lists/filter.inputs';
import { CustomerBlocked as CustomerBlockedOption } from '../../../erp/customer/customer.options';

/** What a customer is blocked for. */
export const CustomerBlocked = apiEnum(
  CustomerBlockedOption,
  'CustomerBlocked',
  'What a customer is blocked for.',
  {
    No: 'For nothing.',
    Ship: 'For quotes, orders and shipments that are new; what was shipped can be invoiced.',
    Invoice: 'For quotes, orders, shipments and invoices that are new.',
    All: 'For everything.',
  },
);
