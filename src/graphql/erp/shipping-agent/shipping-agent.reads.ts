import { couplingOf, crmCounterpart, type ReadableSettings } from '../../common/read/readable';

/** How the API reads ShippingAgent records. */
export const shippingAgentReads: ReadableSettings = {
  type: 'ShippingAgent',
  table: 'erp.shipping_agent',
  filters: {
    code: 'string',
  },
  orderings: ['code'],
  relations: {
    optionValue: crmCounterpart('OptionValue'),
    coupling: couplingOf('erp'),
  },
};
