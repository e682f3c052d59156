import { couplingOf, crmCounterpart, type ReadableSettings } from '../../common/read/readable';

/** How the API reads ShipmentMethod records. */
export const shipmentMethodReads: ReadableSettings = {
  type: 'ShipmentMethod',
  table: 'erp.shipment_method',
  filters: {
    code: 'string',
  },
  orderings: ['code'],
  relations: {
    optionValue: crmCounterpart('OptionValue'),
    coupling: couplingOf('erp'),
  },
};
