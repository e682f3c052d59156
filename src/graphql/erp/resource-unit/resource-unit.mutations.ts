import { decimal, flag, text } from '../../common/records/record.inputs';
import { recordMutations } from '../../common/records/record.mutations';
import { ResourceUnitType } from './resource-unit.type';

const fields = {
  resourceNo: text(20, 'Number of the resource.'),
  code: text(10, 'Code that identifies the record; unique.'),
  qtyPerUnitOfMeasure: decimal('How many base units one of this unit is.'),
  relatedToBaseUnitOfMeas: flag('Related to base unit of meas.'),
};

/** Mutations that create and change ResourceUnit records. */
export const ResourceUnitMutations = recordMutations({
  typeName: 'ResourceUnit',
  type: ResourceUnitType,
  table: 'erp.resource_unit_of_measure',
  fields,
  required: ['resourceNo', 'code', 'qtyPerUnitOfMeasure'],
  createOnly: ['resourceNo', 'code'],
  codes: ['BASE_UNIT_REQUIRED', 'BASE_UNIT_IN_USE', 'BASE_UNIT_QUANTITY', 'RECORD_IN_USE'],
});
