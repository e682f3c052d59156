import { apiEnum } from '../../common/lists/filter.inputs';
import { CustomerBlocked as CustomerBlockedOption } from '../../../erp/customer/customer.options';

/** What a customer is blocked for. */
export const CustomerBlocked = apiEnum(
  CustomerBlockedOption,
  'CustomerBlocked',
  'What a customer is blocked for.',
  {
    No: 'For nothing.',
    Ship: 'For shipping.',
    Invoice: 'For shipping and invoicing.',
    All: 'For everything.',
  },
);
