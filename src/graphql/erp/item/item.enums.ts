import { apiEnum } from '../../common/lists/filter.inputs';
import {
  CostingMethod as CostingMethodOption,
  ItemType as ItemTypeOption,
  ReservePolicy as ReservePolicyOption,
} from '../../../erp/item/item.options';

/** How the cost of an item is computed. */
export const CostingMethod = apiEnum(
  CostingMethodOption,
  'CostingMethod',
  'How the cost of an item is computed.',
  {
    Fifo: 'First in, first out.',
    Lifo: 'Last in, first out.',
    Specific: 'By the piece.',
    Average: 'Average of the purchases.',
    Standard: 'A fixed cost.',
  },
);

/** What an item is. */
export const ItemType = apiEnum(ItemTypeOption, 'ItemType', 'What an item is.', {
  Inventory: 'Kept in stock.',
  Service: 'A service.',
  NonInventory: 'Goods that are not kept in stock.',
});

/** Whether stock is reserved for lines that sell an item. */
export const ReservePolicy = apiEnum(
  ReservePolicyOption,
  'ReservePolicy',
  'Whether stock is reserved for lines that sell an item.',
  {
    Never: 'It cannot be reserved.',
    Optional: 'People reserve it where they want to; the default.',
    Always: 'Each new order line reserves what is on hand and not reserved yet.',
  },
);
