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

  @May(() => CrmUnitGroupType, 'Accepted on create only.')
  uomSchedule: unknown;

  @May(() => CrmUnitType, 'Unit that `quantity` counts; null for the base unit.')
  baseUom: unknown;
}
