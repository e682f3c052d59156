import { decimal, text } from '../../common/records/record.inputs';
import { recordMutations } from '../../common/records/record.mutations';
import { ItemUnitType } from './item-unit.type';

const fields = {
  itemNo: text(20, 'Number of the item.'),
  code: text(10, 'Code that identifies the record; unique.'),
  qtyPerUnitOfMeasure: decimal('How many base units one of this unit is.'),
  length: decimal('Length.'),
  width: decimal('Width.'),
  height: decimal('Height.'),
  weight: decimal('Weight.'),
};

/** Mutations that create and change ItemUnit records. */
export const ItemUnitMutations = recordMutations({
  typeName: 'ItemUnit',
  type: ItemUnitType,
  table: 'erp.item_unit_of_measure',
  fields,
  required: ['itemNo', 'code', 'qtyPerUnitOfMeasure'],
  createOnly: ['itemNo', 'code'],
  codes: ['BASE_UNIT_REQUIRED', 'BASE_UNIT_IN_USE', 'BASE_UNIT_QUANTITY', 'RECORD_IN_USE'],
});
