import { AccountMutations } from './account/account.mutations';
import { CrmContactMutations } from './contact/contact.mutations';
import { ProductMutations } from './product/product.mutations';
import { PriceListMutations } from './price-list/price-list.mutations';
import { PriceListLineMutations } from './price-list-line/price-list-line.mutations';
import { CrmNoteMutations } from './note/note.mutations';
import { CrmOpportunityMutations } from './opportunity/opportunity.mutations';
import { CrmUnitGroupMutations } from './unit-group/unit-group.mutations';
import { CrmUnitMutations } from './unit/unit.mutations';

/** Mutations of the CRM's master records. */
export const crmRecordMutations = [
  AccountMutations,
  CrmContactMutations,
  ProductMutations,
  PriceListMutations,
  PriceListLineMutations,
  CrmOpportunityMutations,
  CrmUnitGroupMutations,
  CrmUnitMutations,
  CrmNoteMutations,
];
