import { AccountState } from '../crm/account/account.options';
import { CrmContactState } from '../crm/contact/contact.options';
import { PriceListState } from '../crm/price-list/price-list.options';
import { ProductState } from '../crm/product/product.options';
import { CustomerBlocked } from '../erp/customer/customer.options';
import { PriceStatus } from '../erp/price-list/price-list.options';
import { VendorBlocked } from '../erp/vendor/vendor.options';
import type { Row } from '../platform/database/record-table';
import type { MergeColumns } from '../sync/engine/record-side';

/** What takes a record of each table out of business, as its own system does it; the others have no such state. */
export const DEACTIVATED: Readonly<Record<string, Row>> = {
  'erp.customer': { blocked: CustomerBlocked.All },
  'erp.vendor': { blocked: VendorBlocked.All },
  'erp.item': { blocked: true },
  'erp.resource': { blocked: true },
  'erp.salesperson': { blocked: true },
  'erp.price_list': { status: PriceStatus.Inactive },
  'crm.account': { stateCode: AccountState.Inactive },
  'crm.contact': { stateCode: CrmContactState.Inactive },
  'crm.product': { stateCode: ProductState.Retired },
  'crm.price_list': { stateCode: PriceListState.Inactive },
};

/** How records of a table say that they were merged into another one; absent where they cannot be. */
export const MERGING: Readonly<Record<string, MergeColumns>> = {
  'crm.account': { merged: 'merged', into: 'masterId' },
};
