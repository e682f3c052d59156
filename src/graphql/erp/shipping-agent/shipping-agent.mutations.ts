import { text } from '../../common/records/record.inputs';
import { recordMutations } from '../../common/records/record.mutations';
import { ShippingAgentType } from './shipping-agent.type';

const fields = {
  code: text(10, 'Code that identifies the record; unique.'),
  name: text(50, 'Name.'),
  internetAddress: text(250, 'Web site.'),
  accountNo: text(30, 'Account number.'),
};

/** Mutations that create and change ShippingAgent records. */
export const ShippingAgentMutations = recordMutations({
  typeName: 'ShippingAgent',
  type: ShippingAgentType,
  table: 'erp.shipping_agent',
  fields,
  required: ['code'],
});
