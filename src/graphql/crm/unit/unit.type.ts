import { ObjectType } from 'type-graphql';
import {
  HasDecimal,
  HasFlag,
  HasText,
  May,
  RecordFields,
  UserFields,
} from '../../common/fields/field.decorators';
import { CrmUnitGroupType } from '../unit-group/unit-group.type';
import { ItemUnitType } from '../../erp/item-unit/item-unit.type';
import { ResourceUnitType } from '../../erp/resource-unit/resource-unit.type';
import { CouplingType } from '../../sync/coupling/coupling.type';

/** A unit of a unit group in the CRM. */
@ObjectType('CrmUnit', { simpleResolvers: true, description: 'A unit of a unit group in the CRM.' })
export class CrmUnitType extends RecordFields {
  @HasText('Name.')
  name: string;

  @HasDecimal('How many of `baseUom` make one of this unit.')
  quantity: string;

  @HasFlag('The base unit of its group.')
  isScheduleBaseUom: boolean;

  @UserFields()
  userFields: unknown;

  @May(() => CrmUnitGroupType, 'Unit group it belongs to; fixed once it is made.')
  uomSchedule: unknown;

  @May(() => CrmUnitType, 'Unit that `quantity` counts; null for the base unit.')
  baseUom: unknown;

  @May(() => ItemUnitType, 'Unit of an item coupled to this one; null when there is none.')
  itemUnit: unknown;

  @May(() => ResourceUnitType, 'Unit of a resource coupled to this one; null when there is none.')
  resourceUnit: unknown;

  @May(() => CouplingType, 'Coupling with the ERP record; null when there is none.')
  coupling: unknown;
}
