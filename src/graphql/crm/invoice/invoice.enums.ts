import { apiEnum } from '../../common/lists/filter.inputs';
import {
  CrmInvoiceState as CrmInvoiceStateOption,
  CrmInvoiceStatus as CrmInvoiceStatusOption,
} from '../../../crm/invoice/invoice.options';

/** Life of a CRM invoice. */
export const CrmInvoiceState = apiEnum(
  CrmInvoiceStateOption,
  'CrmInvoiceState',
  'Life of a CRM invoice.',
  {
    Active: 'Owed, and editable.',
    Closed: 'Deprecated by the vendor.',
    Paid: 'Paid in full or in part; read-only.',
    Canceled: 'The ERP invoice was cancelled.',
  },
);

/** Status reason of a CRM invoice. */
export const CrmInvoiceStatus = apiEnum(
  CrmInvoiceStatusOption,
  'CrmInvoiceStatus',
  'Status reason of a CRM invoice.',
  {
    New: 'Active: as created.',
    PartiallyShipped: 'Active: part of the goods left.',
    CanceledDeprecated: 'Closed: canceled; deprecated by the vendor.',
    Billed: 'Active: sent, nothing paid (PY-1).',
    Booked: 'Active: services were booked.',
    Installed: 'Active: services were installed.',
    PaidInFullDeprecated: 'Closed: paid in full; deprecated by the vendor.',
    Complete: 'Paid: in full.',
    Partial: 'Paid: in part.',
    Canceled: 'The reason of state Canceled.',
  },
);
