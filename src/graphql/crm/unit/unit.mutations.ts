import { decimal, id, text, userFields } from '../../common/records/record.inputs';
import { recordMutations } from '../../common/records/record.mutations';
import { CrmUnitType } from './unit.type';

const fields = {
  name: text(100, 'Name.'),
  uomScheduleId: id('Accepted on create only.'),
  baseUom: id('Unit that `quantity` counts; null for the base unit.'),
  quantity: decimal('How many of `baseUom` make one of this unit.'),
  userFields: userFields(),
};

/** Mutations that create and change CrmUnit records. */
export const CrmUnitMutations = recordMutations({
  typeName: 'CrmUnit',
  type: CrmUnitType,
  table: 'crm.uom',
  fields,
  required: ['name', 'uomScheduleId', 'quantity'],
  createOnly: ['uomScheduleId'],
  codes: ['RECORD_IN_USE', 'UNIT_NOT_IN_GROUP'],
});
