import { ObjectType } from 'type-graphql';
import { HasText, May, MayText, RecordFields } from '../../common/fields/field.decorators';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { OptionValueType } from '../../crm/option-value/option-value.type';

/** Who carries the goods. */
@ObjectType('ShippingAgent', { simpleResolvers: true, description: 'Who carries the goods.' })
export class ShippingAgentType extends RecordFields {
  @HasText('Code that identifies the record; unique.')
  code: string;

  @MayText('Name.')
  name: string | null;

  @MayText('Web site.')
  internetAddress: string | null;

  @MayText('Account number.')
  accountNo: string | null;

  @May(
    () => OptionValueType,
    'Value of the CRM option set coupled to the agent; null when there is none.',
  )
  optionValue: unknown;

  @May(() => CouplingType, 'Coupling with the CRM record; null when there is none.')
  coupling: unknown;
}
