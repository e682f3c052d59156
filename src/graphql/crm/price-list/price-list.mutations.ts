import { day, id, text, userFields } from '../../common/records/record.inputs';
import { recordMutations } from '../../common/records/record.mutations';
import { PriceListType } from './price-list.type';

const fields = {
  name: text(100, 'Name.'),
  transactionCurrencyId: id('Accepted on create only (PG-03).'),
  beginDate: day('First day on which the list applies; null: always.'),
  endDate: day('Last day on which the list applies; null: without end.'),
  description: text(2000, 'Description.'),
  userFields: userFields(),
};

/** Mutations that create and change PriceList records. */
export const PriceListMutations = recordMutations({
  typeName: 'PriceList',
  type: PriceListType,
  table: 'crm.price_list',
  fields,
  required: ['name'],
  createOnly: ['transactionCurrencyId'],
  codes: ['PRICE_LIST_INACTIVE', 'PRICE_LIST_CURRENCY_CHANGED', 'PRICE_LIST_CURRENCY_MISMATCH'],
});
