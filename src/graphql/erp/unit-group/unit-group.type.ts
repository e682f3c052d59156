import { ID, ObjectType } from 'type-graphql';
import { Has, HasText, May, MayText, RecordFields } from '../../common/fields/field.decorators';
import { UnitGroupSource } from './unit-group.enums';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { CrmUnitGroupType } from '../../crm/unit-group/unit-group.type';
import { ItemType } from '../item/item.type';
import { ResourceType } from '../resource/resource.type';

/** The units in which an item or resource is sold. */
@ObjectType('UnitGroup', {
  simpleResolvers: true,
  description: 'The units in which an item or resource is sold.',
})
export class UnitGroupType extends RecordFields {
  @Has(() => UnitGroupSource, 'Kind of the record it belongs to.')
  sourceType: number;

  @HasText('Number of the record it belongs to.')
  sourceNo: string;

  @May(() => ID, 'Id of the record it belongs to.')
  sourceId: string | null;

  @HasText('Code that identifies the record; unique.')
  code: string;

  @MayText('Source name.')
  sourceName: string | null;

  @MayText('Code of the unit in which quantities are kept.')
  baseUnitOfMeasure: string | null;

  @May(() => CrmUnitGroupType, 'CRM unit group coupled to this one; null when there is none.')
  crmUnitGroup: unknown;

  @May(() => CouplingType, 'Coupling with the CRM record; null when there is none.')
  coupling: unknown;

  @May(() => ItemType, 'The item whose units it holds; null when it is a resource.')
  item: unknown;

  @May(() => ResourceType, 'The resource whose units it holds; null when it is an item.')
  resource: unknown;
}
