import { ObjectType } from 'type-graphql';
import {
  HasDecimal,
  HasFlag,
  HasText,
  May,
  RecordFields,
} from '../../common/fields/field.decorators';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { CrmUnitType } from '../../crm/unit/unit.type';
import { ResourceType } from '../resource/resource.type';
import { UnitOfMeasureType } from '../unit-of-measure/unit-of-measure.type';

/** A unit in which a resource may be counted. */
@ObjectType('ResourceUnit', {
  simpleResolvers: true,
  description: 'A unit in which a resource may be counted.',
})
export class ResourceUnitType extends RecordFields {
  @HasText('Number of the resource.')
  resourceNo: string;

  @HasText('Code that identifies the record; unique.')
  code: string;

  @HasDecimal('How many base units one of this unit is.')
  qtyPerUnitOfMeasure: string;

  @HasFlag('Related to base unit of meas.')
  relatedToBaseUnitOfMeas: boolean;

  @May(() => ResourceType, 'The record that `resourceNo` names; null when none.')
  resource: unknown;

  @May(() => UnitOfMeasureType, 'The record that `code` names; null when none.')
  codeRecord: unknown;

  @May(() => CrmUnitType, 'CRM unit coupled to this one; null when there is none.')
  crmUnit: unknown;

  @May(() => CouplingType, 'Coupling with the CRM record; null when there is none.')
  coupling: unknown;
}
