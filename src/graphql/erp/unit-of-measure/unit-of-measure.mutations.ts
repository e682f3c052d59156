import { text } from '../../common/records/record.inputs';
import { recordMutations } from '../../common/records/record.mutations';
import { UnitOfMeasureType } from './unit-of-measure.type';

const fields = {
  code: text(10, 'Code that identifies the record; unique.'),
  description: text(50, 'Description.'),
  internationalStandardCode: text(10, 'International standard code (UN/ECE).'),
  symbol: text(10, 'Symbol that is printed with amounts.'),
};

/** Mutations that create and change UnitOfMeasure records. */
export const UnitOfMeasureMutations = recordMutations({
  typeName: 'UnitOfMeasure',
  type: UnitOfMeasureType,
  table: 'erp.unit_of_measure',
  fields,
  required: ['code'],
});
