import { option, type Translation } from '../translation';

/** Items, resources and their units of Business Central's API. */
export const PRODUCT_TRANSLATIONS: readonly Translation[] = [
  {
    entity: 'items',
    table: 'erp.item',
    naturalKey: ['number'],
    id: 'id',
    fields: {
      number: 'number',
      description: 'displayName',
      description2: 'displayName2',
      type: option('type', { Inventory: 0, Service: 1, 'Non-Inventory': 2 }),
      itemCategoryCode: 'itemCategoryCode',
      blocked: 'blocked',
      gtin: 'gtin',
      unitPrice: 'unitPrice',
      priceIncludesVat: 'priceIncludesTax',
      unitCost: 'unitCost',
      baseUnitOfMeasure: 'baseUnitOfMeasureCode',
      genProdPostingGroup: 'generalProductPostingGroupCode',
      inventoryPostingGroup: 'inventoryPostingGroupCode',
      grossWeight: 'grossWeight',
      netWeight: 'netWeight',
      unitVolume: 'unitVolume',
      vendorNo: 'vendorNo',
      vendorItemNo: 'vendorItemNo',
    },
    also: ({ inventory }, { number, baseUnitOfMeasure }) =>
      inventory === undefined || Number(inventory) === 0
        ? []
        : [
            {
              table: 'erp.item_ledger_entry',
              row: {
                itemNo: number ?? null,
                quantity: String(inventory),
                entryType: 2,
                documentNumber: 'IMPORT',
                unitOfMeasureCode: baseUnitOfMeasure ?? null,
              },
            },
          ],
  },
  {
    entity: 'itemUnitsOfMeasure',
    table: 'erp.item_unit_of_measure',
    naturalKey: ['itemNo', 'code'],
    id: 'id',
    fields: {
      itemNo: 'itemNo',
      code: 'code',
      qtyPerUnitOfMeasure: 'qtyPerUnitOfMeasure',
      length: 'length',
      width: 'width',
      height: 'height',
    },
  },
  {
    entity: 'resources',
    table: 'erp.resource',
    naturalKey: ['number'],
    id: 'id',
    fields: {
      number: 'no',
      name: 'name',
      type: option('type', { Person: 0, Machine: 1 }),
      jobTitle: 'jobTitle',
      address: 'address',
      city: 'city',
      postCode: 'postCode',
      employmentDate: 'employmentDate',
      directUnitCost: 'directUnitCost',
      indirectCostPercent: 'indirectCostPercent',
      unitCost: 'unitCost',
      profitPercent: 'profitPercent',
      unitPrice: 'unitPrice',
      baseUnitOfMeasure: 'baseUnitOfMeasure',
      genProdPostingGroup: 'genProdPostingGroup',
      vendorNo: 'vendorNo',
      capacity: 'capacity',
      blocked: 'blocked',
    },
  },
  {
    entity: 'resourceUnitsOfMeasure',
    table: 'erp.resource_unit_of_measure',
    naturalKey: ['resourceNo', 'code'],
    id: 'id',
    fields: { resourceNo: 'resourceNo', code: 'code', qtyPerUnitOfMeasure: 'qtyPerUnitOfMeasure' },
  },
];
