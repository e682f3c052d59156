import {
  choice,
  day,
  decimal,
  flag,
  id,
  int,
  text,
  userFields,
} from '../../common/records/record.inputs';
import { recordMutations } from '../../common/records/record.mutations';
import { ProductStructure } from './product.enums';
import { ProductType } from './product.type';

const fields = {
  productNumber: text(100, 'Product number; unique.'),
  name: text(100, 'Name.'),
  description: text(2000, 'Description.'),
  defaultUomScheduleId: id('Id of the default uom schedule.'),
  defaultUomId: id('Id of the default uom.'),
  priceLevelId: id('Default price list; accepted on update only.'),
  productTypeCode: int('`ProductType`, or a value the organization added.'),
  productStructure: choice(ProductStructure, 'Product, family or bundle.'),
  quantityDecimal: int('Decimals that quantities of this product may have.'),
  price: decimal('List price.'),
  standardCost: decimal('Standard cost of one unit.'),
  currentCost: decimal('Current cost of one unit.'),
  stockVolume: decimal('Volume of one unit.'),
  stockWeight: decimal('Weight of one unit.'),
  isStockItem: flag('Kept in stock.'),
  vendorId: text(100, 'Number of the vendor, as text (T-VENDOR).'),
  vendorName: text(100, 'Name of the vendor.'),
  vendorPartNumber: text(100, 'Number under which the vendor keeps it.'),
  transactionCurrencyId: id('Id of the transaction currency.'),
  parentProductId: id('Family the product belongs to; accepted on create only.'),
  validFromDate: day('First day on which it may be sold.'),
  validToDate: day('Last day on which it may be sold.'),
  userFields: userFields(),
};

/** Mutations that create and change Product records. */
export const ProductMutations = recordMutations({
  typeName: 'Product',
  type: ProductType,
  table: 'crm.product',
  fields,
  required: ['productNumber', 'name', 'defaultUomScheduleId', 'defaultUomId'],
  createOnly: ['productNumber'],
  codes: ['UNIT_NOT_IN_GROUP', 'PRODUCT_INCOMPLETE', 'PRICE_LIST_INACTIVE', 'RECORD_IN_USE'],
});
