import { option, type Translation } from '../translation';

/**
 * Prices and opportunities. The standard API has no price groups and prices; a page of one's own gives them by
 * the names of their fields.
 */
export const PRICE_TRANSLATIONS: readonly Translation[] = [
  {
    entity: 'customerPriceGroups',
    table: 'erp.customer_price_group',
    naturalKey: ['code'],
    id: 'id',
    fields: {
      code: 'code',
      description: 'description',
      priceIncludesVat: 'priceIncludesVat',
      allowLineDisc: 'allowLineDisc',
      allowInvoiceDisc: 'allowInvoiceDisc',
    },
  },
  {
    entity: 'salesPrices',
    table: 'erp.sales_price',
    naturalKey: [
      'itemNo',
      'salesType',
      'salesCode',
      'currencyCode',
      'unitOfMeasureCode',
      'minimumQuantity',
      'startingDate',
    ],
    id: 'id',
    fields: {
      salesType: option('salesType', {
        Customer: 0,
        'Customer Price Group': 1,
        'All Customers': 2,
        Campaign: 3,
      }),
      salesCode: 'salesCode',
      itemNo: 'itemNo',
      variantCode: 'variantCode',
      currencyCode: 'currencyCode',
      unitOfMeasureCode: 'unitOfMeasureCode',
      minimumQuantity: 'minimumQuantity',
      startingDate: 'startingDate',
      endingDate: 'endingDate',
      unitPrice: 'unitPrice',
      priceIncludesVat: 'priceIncludesVat',
      allowLineDisc: 'allowLineDisc',
      allowInvoiceDisc: 'allowInvoiceDisc',
      vatBusPostingGrPrice: 'vatBusPostingGrPrice',
    },
  },
  {
    entity: 'opportunities',
    table: 'erp.opportunity',
    naturalKey: ['number'],
    id: 'id',
    fields: {
      number: 'number',
      description: 'description',
      contactNo: 'contactNumber',
      salespersonCode: 'salespersonCode',
      status: option('status', { 'Not Started': 0, 'In Progress': 1, Won: 2, Lost: 3 }),
      creationDate: 'creationDate',
      dateClosed: 'dateClosed',
      estimatedValueLcy: 'estimatedValue',
      estimatedClosingDate: 'estimatedClosingDate',
      calcdCurrentValueLcy: 'calculatedCurrentValue',
      probabilityPercent: 'probability',
      chancesOfSuccessPercent: 'chancesOfSuccessPrc',
    },
  },
];
