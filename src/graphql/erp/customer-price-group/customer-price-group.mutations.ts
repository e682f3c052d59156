import { flag, text, userFields } from '../../common/records/record.inputs';
import { recordMutations } from '../../common/records/record.mutations';
import { CustomerPriceGroupType } from './customer-price-group.type';

const fields = {
  code: text(10, 'Code that identifies the record; unique.'),
  description: text(100, 'Description.'),
  priceIncludesVat: flag('The unit price includes VAT.'),
  allowInvoiceDisc: flag('Takes part in invoice discounts.'),
  allowLineDisc: flag('Line discounts may apply on top.'),
  vatBusPostingGrPrice: text(20, 'VAT business posting group that a price including VAT assumes.'),
  userFields: userFields(),
};

/** Mutations that create and change CustomerPriceGroup records. */
export const CustomerPriceGroupMutations = recordMutations({
  typeName: 'CustomerPriceGroup',
  type: CustomerPriceGroupType,
  table: 'erp.customer_price_group',
  fields,
  required: ['code'],
});
