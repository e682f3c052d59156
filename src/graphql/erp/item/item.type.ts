import { ObjectType } from 'type-graphql';
import { connectionOf } from '../../common/lists/connection.type';
import {
  Has,
  HasDecimal,
  HasFlag,
  HasText,
  May,
  MayText,
  RecordFields,
  UserFields,
} from '../../common/fields/field.decorators';
import { CostingMethod, ReservePolicy } from './item.enums';
import { ItemType as ItemTypeEnum } from './item.enums';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { ItemLedgerEntryType } from '../item-ledger-entry/item-ledger-entry.type';
import { ItemUnitType } from '../item-unit/item-unit.type';
import { ProductType } from '../../crm/product/product.type';
import { SalesPriceType } from '../sales-price/sales-price.type';
import { UnitOfMeasureType } from '../unit-of-measure/unit-of-measure.type';
import { VendorType } from '../vendor/vendor.type';

/** Something the company buys, keeps or sells. */
@ObjectType('Item', {
  simpleResolvers: true,
  description: 'Something the company buys, keeps or sells.',
})
export class ItemType extends RecordFields {
  @HasText('Number that identifies the record to people; unique.')
  number: string;

  @MayText('Description.')
  description: string | null;

  @MayText('Second line of the description.')
  description2: string | null;

  @MayText('Search description.')
  searchDescription: string | null;

  @Has(() => ItemTypeEnum, 'Kind of the record.')
  type: number;

  @MayText('Code of the unit in which quantities are kept.')
  baseUnitOfMeasure: string | null;

  @MayText('Code of the unit in which it is sold; null: the base unit.')
  salesUnitOfMeasure: string | null;

  @MayText('Code of the unit in which it is bought; null: the base unit.')
  purchUnitOfMeasure: string | null;

  @HasDecimal(
    'Price of one unit, in the currency of its document or list; on master records in local currency.',
  )
  unitPrice: string;

  @HasDecimal('Cost of one unit in local currency.')
  unitCost: string;

  @HasDecimal('Standard cost of one unit.')
  standardCost: string;

  @HasDecimal('Cost of the latest purchase.')
  lastDirectCost: string;

  @Has(() => CostingMethod, 'How cost is computed.')
  costingMethod: number;

  @Has(() => ReservePolicy, 'Whether stock is reserved for order lines that sell it.')
  reserve: number;

  @HasFlag('The unit price includes VAT.')
  priceIncludesVat: boolean;

  @MayText('VAT business posting group that a price including VAT assumes.')
  vatBusPostingGrPrice: string | null;

  @HasFlag('Takes part in invoice discounts.')
  allowInvoiceDisc: boolean;

  @HasFlag('What the record is blocked for.')
  blocked: boolean;

  @HasFlag('Blocked for sales.')
  salesBlocked: boolean;

  @HasFlag('Blocked for purchases.')
  purchasingBlocked: boolean;

  @HasDecimal('Gross weight of one unit.')
  grossWeight: string;

  @HasDecimal('Net weight of one unit.')
  netWeight: string;

  @HasDecimal('Volume of one unit.')
  unitVolume: string;

  @MayText('Number of the usual vendor; null when none.')
  vendorNo: string | null;

  @MayText('Number under which the vendor keeps it.')
  vendorItemNo: string | null;

  @MayText('Global trade item number.')
  gtin: string | null;

  @MayText('Item category.')
  itemCategoryCode: string | null;

  @MayText('General product posting group.')
  genProdPostingGroup: string | null;

  @MayText('VAT product posting group.')
  vatProdPostingGroup: string | null;

  @MayText('Inventory posting group.')
  inventoryPostingGroup: string | null;

  @UserFields()
  userFields: unknown;

  @May(() => UnitOfMeasureType, 'The record that `baseUnitOfMeasure` names; null when none.')
  baseUnitOfMeasureRecord: unknown;

  @May(() => UnitOfMeasureType, 'The record that `salesUnitOfMeasure` names; null when none.')
  salesUnitOfMeasureRecord: unknown;

  @May(() => UnitOfMeasureType, 'The record that `purchUnitOfMeasure` names; null when none.')
  purchUnitOfMeasureRecord: unknown;

  @May(() => VendorType, 'The record that `vendorNo` names; null when none.')
  vendor: unknown;

  @May(() => ProductType, 'CRM product coupled to the item; null when there is none.')
  product: unknown;

  @May(() => CouplingType, 'Coupling with the CRM record; null when there is none.')
  coupling: unknown;

  @Has(() => [ItemUnitType], 'Units in which the item may be counted.')
  units: unknown;

  @Has(() => connectionOf('SalesPrice', () => SalesPriceType), 'Sales prices of the item.')
  salesPrices: unknown;

  @Has(() => connectionOf('ItemLedgerEntry', () => ItemLedgerEntryType), 'Movements of the item.')
  ledgerEntries: unknown;

  @HasDecimal('Quantity on hand in base units: the sum of its movements.')
  inventory: string;
}
