import { text } from '../../common/records/record.inputs';
import { recordMutations } from '../../common/records/record.mutations';
import { ShipmentMethodType } from './shipment-method.type';

const fields = {
  code: text(10, 'Code that identifies the record; unique.'),
  description: text(100, 'Description.'),
};

/** Mutations that create and change ShipmentMethod records. */
export const ShipmentMethodMutations = recordMutations({
  typeName: 'ShipmentMethod',
  type: ShipmentMethodType,
  table: 'erp.shipment_method',
  fields,
  required: ['code'],
});
