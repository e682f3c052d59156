import { text, userFields } from '../../common/records/record.inputs';
import { recordMutations } from '../../common/records/record.mutations';
import { CrmUnitGroupType } from './unit-group.type';

const fields = {
  name: text(200, 'Name.'),
  baseUomName: text(
    100,
    'Name of the base unit that is created with the group; accepted on create only.',
  ),
  description: text(2000, 'Description.'),
  userFields: userFields(),
};

/** Mutations that create and change CrmUnitGroup records. */
export const CrmUnitGroupMutations = recordMutations({
  typeName: 'CrmUnitGroup',
  type: CrmUnitGroupType,
  table: 'crm.uom_schedule',
  fields,
  required: ['name', 'baseUomName'],
  createOnly: ['baseUomName'],
  codes: ['RECORD_IN_USE'],
});
