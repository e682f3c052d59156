import { choice, day, decimal, flag, text, userFields } from '../../common/records/record.inputs';
import { recordMutations } from '../../common/records/record.mutations';
import { SalesPriceType as SalesPriceTypeEnum } from './sales-price.enums';
import { SalesPriceType } from './sales-price.type';

const fields = {
  salesType: choice(SalesPriceTypeEnum, 'To whom the price applies.'),
  salesCode: text(20, 'Customer price group or customer the price applies to; null: everybody.'),
  itemNo: text(20, 'Number of the item.'),
  variantCode: text(10, 'Variant; null when none.'),
  currencyCode: text(10, 'Currency of the record; null for the local currency.'),
  unitOfMeasureCode: text(10, 'Unit of measure; null: the base unit.'),
  minimumQuantity: decimal('Least quantity for which the price applies.'),
  startingDate: day('First day on which it applies; null: always.'),
  endingDate: day('Last day on which it applies; null: without end.'),
  unitPrice: decimal(
    'Price of one unit, in the currency of its document or list; on master records in local currency.',
  ),
  priceIncludesVat: flag('The unit price includes VAT.'),
  allowLineDisc: flag('Line discounts may apply on top.'),
  allowInvoiceDisc: flag('Takes part in invoice discounts.'),
  vatBusPostingGrPrice: text(20, 'VAT business posting group that a price including VAT assumes.'),
  userFields: userFields(),
};

/** Mutations that create and change SalesPrice records. */
export const SalesPriceMutations = recordMutations({
  typeName: 'SalesPrice',
  type: SalesPriceType,
  table: 'erp.sales_price',
  fields,
  required: ['salesType', 'itemNo', 'unitPrice'],
  createOnly: ['salesType', 'salesCode', 'itemNo'],
  codes: ['SALES_CODE_MISMATCH', 'UNIT_NOT_OF_ITEM'],
});
