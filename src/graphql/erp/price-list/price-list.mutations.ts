import {
  choice,
  day,
  decimal,
  flag,
  int,
  text,
  userFields,
} from '../../common/records/record.inputs';
import { recordMutations } from '../../common/records/record.mutations';
import { SalesPriceListLineType } from './price-list-line.type';
import {
  PriceAmountType,
  PriceAssetType,
  PriceSourceType,
  PriceStatus,
  PriceType,
} from './price-list.enums';
import { SalesPriceListType } from './price-list.type';

const applies = {
  startingDate: day('First day on which it applies; null: always.'),
  endingDate: day('Last day on which it applies; null: without end.'),
};

const listFields = {
  code: text(20, 'Code that identifies the record; unique.'),
  description: text(250, 'Description.'),
  sourceType: choice(PriceSourceType, 'To whom the list applies; left out: to all customers.'),
  sourceNo: text(20, 'Customer or price group it applies to; null: all customers.'),
  priceType: choice(PriceType, 'Sales or purchases; left out: sales.'),
  amountType: choice(PriceAmountType, 'What the list defines; left out: prices.'),
  currencyCode: text(10, 'Currency of the list; null for the local currency.'),
  ...applies,
  status: choice(PriceStatus, 'Where it stands; left out: a draft.'),
  synchronizedWithCrm: flag('The list is offered in the CRM; left out: yes.'),
  priceIncludesVat: flag('Unit prices include VAT.'),
  allowUpdatingDefaults: flag('New lines may differ from the defaults of the list.'),
  allowInvoiceDisc: flag('Takes part in invoice discounts.'),
  allowLineDisc: flag('Line discounts may apply on top.'),
  vatBusPostingGrPrice: text(20, 'VAT business posting group that a price including VAT assumes.'),
  userFields: userFields(),
};

const lineFields = {
  priceListCode: text(20, 'Code of the price list.'),
  lineNo: int('Number of the line; left out: the next one.'),
  assetType: choice(PriceAssetType, 'What the price is for.'),
  assetNo: text(20, 'Number of the item or resource.'),
  variantCode: text(10, 'Variant; null when none.'),
  unitOfMeasureCode: text(10, 'Unit of measure; null: the base unit.'),
  currencyCode: text(10, 'Currency; left out: that of the list.'),
  minimumQuantity: decimal('Least quantity for which the price applies.'),
  unitPrice: decimal('Price of one unit.'),
  lineDiscountPercent: decimal('Line discount in percent.'),
  ...applies,
};

/** Mutations that create and change SalesPriceList records. */
export const SalesPriceListMutations = recordMutations({
  typeName: 'SalesPriceList',
  type: SalesPriceListType,
  table: 'erp.price_list',
  fields: listFields,
  required: ['code'],
});

/** Mutations that create and change SalesPriceListLine records. */
export const SalesPriceListLineMutations = recordMutations({
  typeName: 'SalesPriceListLine',
  type: SalesPriceListLineType,
  table: 'erp.price_list_line',
  fields: lineFields,
  required: ['priceListCode', 'assetType', 'assetNo', 'unitPrice'],
  createOnly: ['priceListCode', 'lineNo'],
});
