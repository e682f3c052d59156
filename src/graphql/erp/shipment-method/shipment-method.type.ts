import { ObjectType } from 'type-graphql';
import { HasText, May, MayText, RecordFields } from '../../common/fields/field.decorators';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { OptionValueType } from '../../crm/option-value/option-value.type';

/** On what terms goods are delivered. */
@ObjectType('ShipmentMethod', {
  simpleResolvers: true,
  description: 'On what terms goods are delivered.',
})
export class ShipmentMethodType extends RecordFields {
  @HasText('Code that identifies the record; unique.')
  code: string;

  @MayText('Description.')
  description: string | null;

  @May(
    () => OptionValueType,
    'Value of the CRM option set coupled to the method; null when there is none.',
  )
  optionValue: unknown;

  @May(() => CouplingType, 'Coupling with the CRM record; null when there is none.')
  coupling: unknown;
}
