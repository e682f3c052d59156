import { ObjectType } from 'type-graphql';
import {
  Has,
  HasText,
  May,
  MayText,
  RecordFields,
  UserFields,
} from '../../common/fields/field.decorators';
import { UnitGroupState } from './unit-group.enums';
import { UnitGroupStatus } from './unit-group.enums';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { CrmUnitType } from '../unit/unit.type';
import { UnitGroupType } from '../../erp/unit-group/unit-group.type';

/** A group of units in which a product may be sold (unit schedule). */
@ObjectType('CrmUnitGroup', {
  simpleResolvers: true,
  description: 'A group of units in which a product may be sold (unit schedule).',
})
export class CrmUnitGroupType extends RecordFields {
  @HasText('Name.')
  name: string;

  @MayText('Name of the base unit that is created with the group; accepted on create only.')
  baseUomName: string | null;

  @MayText('Description.')
  description: string | null;

  @Has(() => UnitGroupState, 'State of the record.')
  stateCode: number;

  @Has(() => UnitGroupStatus, 'Status reason: a number that details the state.')
  statusCode: number;

  @UserFields()
  userFields: unknown;

  @May(() => UnitGroupType, 'ERP unit group coupled to this one; null when there is none.')
  unitGroup: unknown;

  @May(() => CouplingType, 'Coupling with the ERP record; null when there is none.')
  coupling: unknown;

  @Has(() => [CrmUnitType], 'Units of the group.')
  units: unknown;
}
