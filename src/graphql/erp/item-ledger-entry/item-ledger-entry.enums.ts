import { apiEnum } from '../../common/lists/filter.inputs';
import { ItemLedgerEntryType as ItemLedgerEntryTypeOption } from '../../../erp/item-ledger-entry/item-ledger-entry.options';

/** Why an item moved. */
export const ItemLedgerEntryType = apiEnum(
  ItemLedgerEntryTypeOption,
  'ItemLedgerEntryType',
  'Why an item moved.',
  {
    Purchase: 'Bought.',
    Sale: 'Sold.',
    PositiveAdjustment: 'More was found, or an opening balance.',
    NegativeAdjustment: 'Less was found.',
  },
);
