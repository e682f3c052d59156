import { ObjectType } from 'type-graphql';
import { HasInt, HasText, May, RecordFields } from '../../common/fields/field.decorators';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { PaymentTermsType } from '../../erp/payment-terms/payment-terms.type';
import { ShipmentMethodType } from '../../erp/shipment-method/shipment-method.type';
import { ShippingAgentType } from '../../erp/shipping-agent/shipping-agent.type';

/** A value of an option set of the CRM, such as one of the payment terms. */
@ObjectType('OptionValue', {
  simpleResolvers: true,
  description: 'A value of an option set of the CRM, such as one of the payment terms.',
})
export class OptionValueType extends RecordFields {
  @HasText('Table and column, by logical names: `account.paymenttermscode`.')
  optionSet: string;

  @HasInt('Number of the value.')
  value: number;

  @HasText('Label of the value.')
  label: string;

  @May(() => CouplingType, 'Coupling with the ERP record; null when there is none.')
  coupling: unknown;

  @May(() => PaymentTermsType, 'ERP payment terms coupled to the value; null when there are none.')
  paymentTerms: unknown;

  @May(
    () => ShipmentMethodType,
    'ERP shipment method coupled to the value; null when there is none.',
  )
  shipmentMethod: unknown;

  @May(() => ShippingAgentType, 'ERP shipping agent coupled to the value; null when there is none.')
  shippingAgent: unknown;
}
