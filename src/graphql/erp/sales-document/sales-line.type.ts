import { ObjectType } from 'type-graphql';
import {
  Has,
  HasDecimal,
  HasFlag,
  HasInt,
  May,
  MayDay,
  MayInt,
  MayText,
  RecordFields,
} from '../../common/fields/field.decorators';
import { SalesLineType } from './sales-document.enums';
import { ItemType } from '../item/item.type';
import { ResourceType } from '../resource/resource.type';

/** What a line of every sales document of the ERP tells. */
@ObjectType('SalesLineFields', { simpleResolvers: true })
export abstract class SalesLineFields extends RecordFields {
  @HasInt('Number of the line in its document.')
  lineNo: number;

  @Has(() => SalesLineType, 'Kind of the record.')
  type: number;

  @MayText('Number of the item, resource or G/L account; null for a comment.')
  no: string | null;

  @MayText('Variant; null when none.')
  variantCode: string | null;

  @MayText('Description.')
  description: string | null;

  @MayText('Second line of the description.')
  description2: string | null;

  @MayInt('Line that this comment belongs to; null when none.')
  attachedToLineNo: number | null;

  @MayText('Location it is shipped from; null when none.')
  locationCode: string | null;

  @MayText('Unit of measure; null: the base unit.')
  unitOfMeasureCode: string | null;

  @MayText('Unit of measure.')
  unitOfMeasure: string | null;

  @HasDecimal('How many base units one of this unit is.')
  qtyPerUnitOfMeasure: string;

  @HasDecimal('Quantity in the unit of measure.')
  quantity: string;

  @HasDecimal('Quantity in base units.')
  quantityBase: string;

  @HasDecimal(
    'Price of one unit, in the currency of its document or list; on master records in local currency.',
  )
  unitPrice: string;

  @HasDecimal('Unit cost lcy.')
  unitCostLcy: string;

  @HasDecimal('Line discount in percent.')
  lineDiscountPercent: string;

  @HasDecimal('Line discount as an amount in the document currency.')
  lineDiscountAmount: string;

  @HasDecimal('Quantity times price less line discount, in the document currency.')
  lineAmount: string;

  @HasFlag('Takes part in invoice discounts.')
  allowInvoiceDisc: boolean;

  @HasDecimal('Part of the invoice discount that falls on the line.')
  invDiscountAmount: string;

  @HasDecimal('Amount in the document currency; on lines without VAT.')
  amount: string;

  @HasDecimal('Amount with VAT in the document currency.')
  amountIncludingVat: string;

  @HasDecimal('VAT rate in percent.')
  vatPercent: string;

  @MayText('Group of lines whose VAT is rounded together.')
  vatIdentifier: string | null;

  @HasInt('How VAT is calculated: 0 normal, 1 reverse charge, 2 full VAT, 3 sales tax.')
  vatCalculationType: number;

  @MayText('VAT business posting group.')
  vatBusPostingGroup: string | null;

  @MayText('General product posting group.')
  genProdPostingGroup: string | null;

  @MayText('VAT product posting group.')
  vatProdPostingGroup: string | null;

  @MayDay('Planned day of shipment.')
  shipmentDate: string | null;

  @MayDay('Day on which the customer wants delivery; null when not said.')
  requestedDeliveryDate: string | null;

  @May(() => ItemType, 'The item on the line; null when it is none.')
  item: unknown;

  @May(() => ResourceType, 'The resource on the line; null when it is none.')
  resource: unknown;
}
