import { couplingOf, erpCounterpart, type ReadableSettings } from '../../common/read/readable';

/** How the API reads OptionValue records. */
export const optionValueReads: ReadableSettings = {
  type: 'OptionValue',
  table: 'crm.option_value',
  filters: {
    optionSet: 'string',
  },
  orderings: ['optionSet'],
  relations: {
    coupling: couplingOf('crm'),
    paymentTerms: erpCounterpart('PaymentTerms'),
    shipmentMethod: erpCounterpart('ShipmentMethod'),
    shippingAgent: erpCounterpart('ShippingAgent'),
  },
};
