import { ObjectType } from 'type-graphql';
import { HasText, May, MayText, RecordFields } from '../../common/fields/field.decorators';
import { CouplingType } from '../../sync/coupling/coupling.type';

/** A unit in which quantities are counted. */
@ObjectType('UnitOfMeasure', {
  simpleResolvers: true,
  description: 'A unit in which quantities are counted.',
})
export class UnitOfMeasureType extends RecordFields {
  @HasText('Code that identifies the record; unique.')
  code: string;

  @MayText('Description.')
  description: string | null;

  @MayText('International standard code (UN/ECE).')
  internationalStandardCode: string | null;

  @MayText('Symbol that is printed with amounts.')
  symbol: string | null;

  @May(() => CouplingType, 'Coupling with the CRM record; null when there is none.')
  coupling: unknown;
}
