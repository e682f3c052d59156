import { ObjectType } from 'type-graphql';
import {
  Has,
  HasDay,
  HasDecimal,
  HasText,
  May,
  MayInt,
  MayText,
  RecordFields,
} from '../../common/fields/field.decorators';
import { ItemLedgerEntryType as ItemLedgerEntryTypeEnum } from './item-ledger-entry.enums';
import { ItemType } from '../item/item.type';

/** One movement of an item. */
@ObjectType('ItemLedgerEntry', { simpleResolvers: true, description: 'One movement of an item.' })
export class ItemLedgerEntryType extends RecordFields {
  @HasText('Running number of the entry.')
  entryNo: string;

  @HasText('Number of the item.')
  itemNo: string;

  @HasDay('Date on which it counts in the ledgers.')
  postingDate: string;

  @Has(() => ItemLedgerEntryTypeEnum, 'Entry type.')
  entryType: number;

  @MayInt('Kind of the document.')
  documentType: number | null;

  @MayText('Number of the document.')
  documentNumber: string | null;

  @MayInt('Line of the document; null when none.')
  documentLineNo: number | null;

  @HasDecimal('Quantity in the unit of measure.')
  quantity: string;

  @MayText('Unit of measure; null: the base unit.')
  unitOfMeasureCode: string | null;

  @MayText('Location it is shipped from; null when none.')
  locationCode: string | null;

  @MayText('Description.')
  description: string | null;

  @HasDecimal('Cost amount.')
  costAmount: string;

  @HasDecimal('Sales amount.')
  salesAmount: string;

  @MayText('Number of the customer.')
  customerNo: string | null;

  @May(() => ItemType, 'The record that `itemNo` names; null when none.')
  item: unknown;
}
