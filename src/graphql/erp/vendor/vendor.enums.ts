import { apiEnum } from '../../common/lists/filter.inputs';
import { VendorBlocked as VendorBlockedOption } from '../../../erp/vendor/vendor.options';

/** What a vendor is blocked for. */
export const VendorBlocked = apiEnum(
  VendorBlockedOption,
  'VendorBlocked',
  'What a vendor is blocked for.',
  {
    No: 'For nothing.',
    Payment: 'For payments.',
    All: 'For everything.',
  },
);
