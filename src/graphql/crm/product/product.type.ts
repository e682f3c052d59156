import { ObjectType } from 'type-graphql';
import { connectionOf } from '../../common/lists/connection.type';
import {
  Has,
  HasFlag,
  HasInt,
  HasText,
  May,
  MayDay,
  MayDecimal,
  MayText,
  RecordFields,
  UserFields,
} from '../../common/fields/field.decorators';
import { ProductState } from './product.enums';
import { ProductStatus } from './product.enums';
import { ProductStructure } from './product.enums';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { CrmCompanyType } from '../company/company.type';
import { CrmCurrencyType } from '../currency/currency.type';
import { CrmUnitType } from '../unit/unit.type';
import { CrmUnitGroupType } from '../unit-group/unit-group.type';
import { ItemType } from '../../erp/item/item.type';
import { PriceListType } from '../price-list/price-list.type';
import { PriceListLineType } from '../price-list-line/price-list-line.type';
import { ResourceType } from '../../erp/resource/resource.type';

/** Something the CRM sells: goods, a service, a fee. */
@ObjectType('Product', {
  simpleResolvers: true,
  description: 'Something the CRM sells: goods, a service, a fee.',
})
export class ProductType extends RecordFields {
  @HasText('Product number; unique.')
  productNumber: string;

  @MayText('Name.')
  name: string | null;

  @MayText('Description.')
  description: string | null;

  @HasInt('`ProductType`, or a value the organization added.')
  productTypeCode: number;

  @Has(() => ProductStructure, 'Product, family or bundle.')
  productStructure: number;

  @HasInt('Decimals that quantities of this product may have.')
  quantityDecimal: number;

  @MayDecimal('List price.')
  price: string | null;

  @MayDecimal('Standard cost of one unit.')
  standardCost: string | null;

  @MayDecimal('Current cost of one unit.')
  currentCost: string | null;

  @MayDecimal('Quantity on hand, as the ERP last reported it.')
  quantityOnHand: string | null;

  @MayDecimal('Volume of one unit.')
  stockVolume: string | null;

  @MayDecimal('Weight of one unit.')
  stockWeight: string | null;

  @HasFlag('Kept in stock.')
  isStockItem: boolean;

  @MayText('Number of the vendor, as text (T-VENDOR).')
  vendorId: string | null;

  @MayText('Name of the vendor.')
  vendorName: string | null;

  @MayText('Number under which the vendor keeps it.')
  vendorPartNumber: string | null;

  @Has(() => ProductState, 'State of the record.')
  stateCode: number;

  @Has(() => ProductStatus, 'Status reason: a number that details the state.')
  statusCode: number;

  @MayDay('First day on which it may be sold.')
  validFromDate: string | null;

  @MayDay('Last day on which it may be sold.')
  validToDate: string | null;

  @UserFields()
  userFields: unknown;

  @May(() => CrmUnitGroupType, 'The default uom schedule; null when none.')
  defaultUomSchedule: unknown;

  @May(() => CrmUnitType, 'The default uom; null when none.')
  defaultUom: unknown;

  @May(() => PriceListType, 'Default price list; accepted on update only.')
  priceLevel: unknown;

  @May(() => CrmCurrencyType, 'The transaction currency; null when none.')
  transactionCurrency: unknown;

  @May(() => ProductType, 'Family the product belongs to; accepted on create only.')
  parentProduct: unknown;

  @May(
    () => CrmCompanyType,
    'The ERP company the product belongs to (`bcbi_companyid`); null: to none yet.',
  )
  company: unknown;

  @May(() => ItemType, 'ERP item coupled to the product; null when there is none.')
  item: unknown;

  @May(() => ResourceType, 'ERP resource coupled to the product; null when there is none.')
  resource: unknown;

  @May(() => CouplingType, 'Coupling with the ERP record; null when there is none.')
  coupling: unknown;

  @Has(
    () => connectionOf('PriceListLine', () => PriceListLineType),
    'Prices of the product in all lists.',
  )
  priceListLines: unknown;
}
