import { choice, decimal, flag, text, userFields } from '../../common/records/record.inputs';
import { recordMutations } from '../../common/records/record.mutations';
import { CostingMethod, ReservePolicy } from './item.enums';
import { ItemType as ItemTypeEnum } from './item.enums';
import { ItemType } from './item.type';

const fields = {
  number: text(20, 'Number that identifies the record to people; unique.'),
  description: text(100, 'Description.'),
  description2: text(50, 'Second line of the description.'),
  searchDescription: text(100, 'Search description.'),
  type: choice(ItemTypeEnum, 'Kind of the record.'),
  baseUnitOfMeasure: text(10, 'Code of the unit in which quantities are kept.'),
  salesUnitOfMeasure: text(10, 'Code of the unit in which it is sold; null: the base unit.'),
  purchUnitOfMeasure: text(10, 'Code of the unit in which it is bought; null: the base unit.'),
  unitPrice: decimal(
    'Price of one unit, in the currency of its document or list; on master records in local currency.',
  ),
  unitCost: decimal('Cost of one unit in local currency.'),
  standardCost: decimal('Standard cost of one unit.'),
  lastDirectCost: decimal('Cost of the latest purchase.'),
  costingMethod: choice(CostingMethod, 'How cost is computed.'),
  reserve: choice(ReservePolicy, 'Whether stock is reserved for order lines that sell it.'),
  priceIncludesVat: flag('The unit price includes VAT.'),
  vatBusPostingGrPrice: text(20, 'VAT business posting group that a price including VAT assumes.'),
  allowInvoiceDisc: flag('Takes part in invoice discounts.'),
  blocked: flag('What the record is blocked for.'),
  salesBlocked: flag('Blocked for sales.'),
  purchasingBlocked: flag('Blocked for purchases.'),
  grossWeight: decimal('Gross weight of one unit.'),
  netWeight: decimal('Net weight of one unit.'),
  unitVolume: decimal('Volume of one unit.'),
  vendorNo: text(20, 'Number of the usual vendor; null when none.'),
  vendorItemNo: text(50, 'Number under which the vendor keeps it.'),
  gtin: text(14, 'Global trade item number.'),
  itemCategoryCode: text(20, 'Item category.'),
  genProdPostingGroup: text(20, 'General product posting group.'),
  vatProdPostingGroup: text(20, 'VAT product posting group.'),
  inventoryPostingGroup: text(20, 'Inventory posting group.'),
  userFields: userFields(),
};

/** Mutations that create and change Item records. */
export const ItemMutations = recordMutations({
  typeName: 'Item',
  type: ItemType,
  table: 'erp.item',
  fields,
  required: ['description', 'baseUnitOfMeasure'],
  createOnly: ['number'],
  codes: [
    'NUMBER_SERIES_NOT_FOUND',
    'NUMBER_SERIES_EXHAUSTED',
    'MANUAL_NUMBER_REFUSED',
    'BASE_UNIT_REQUIRED',
    'BASE_UNIT_IN_USE',
    'BASE_UNIT_QUANTITY',
    'RECORD_IN_USE',
    'UNIT_NOT_OF_ITEM',
  ],
});
