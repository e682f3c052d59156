import { ObjectType } from 'type-graphql';
import { HasDecimal, HasText, May, RecordFields } from '../../common/fields/field.decorators';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { CrmUnitType } from '../../crm/unit/unit.type';
import { ItemType } from '../item/item.type';
import { UnitOfMeasureType } from '../unit-of-measure/unit-of-measure.type';

/** A unit in which an item may be counted. */
@ObjectType('ItemUnit', {
  simpleResolvers: true,
  description: 'A unit in which an item may be counted.',
})
export class ItemUnitType extends RecordFields {
  @HasText('Number of the item.')
  itemNo: string;

  @HasText('Code that identifies the record; unique.')
  code: string;

  @HasDecimal('How many base units one of this unit is.')
  qtyPerUnitOfMeasure: string;

  @HasDecimal('Length.')
  length: string;

  @HasDecimal('Width.')
  width: string;

  @HasDecimal('Height.')
  height: string;

  @HasDecimal('Weight.')
  weight: string;

  @May(() => ItemType, 'The record that `itemNo` names; null when none.')
  item: unknown;

  @May(() => UnitOfMeasureType, 'The record that `code` names; null when none.')
  codeRecord: unknown;

  @May(() => CrmUnitType, 'CRM unit coupled to this one; null when there is none.')
  crmUnit: unknown;

  @May(() => CouplingType, 'Coupling with the CRM record; null when there is none.')
  coupling: unknown;
}
