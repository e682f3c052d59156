import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Code, Decimal } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';
import { Item } from '../item/item.entity';
import { UnitOfMeasure } from '../unit-of-measure/unit-of-measure.entity';

/** A unit in which an item may be counted. */
@Entity({ schema: 'erp', name: 'item_unit_of_measure' })
@Unique(['itemNo', 'code'])
@Check('ck_item_unit_quantity', 'qty_per_unit_of_measure > 0')
export class ItemUnit extends SideRecord {
  /** Number of the item. */
  @ForeignKey<Item>(() => Item, (r) => r.number, { onUpdate: 'CASCADE' })
  @Code(20, { required: true })
  itemNo: string;

  /** Code that identifies the record; unique. */
  @Index()
  @ForeignKey<UnitOfMeasure>(() => UnitOfMeasure, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(10, { required: true })
  code: string;

  /** How many base units one of this unit is. */
  @Decimal({ required: true, default: '1' })
  qtyPerUnitOfMeasure: string;

  /** Length. */
  @Decimal({ required: true, default: '0' })
  length: string;

  /** Width. */
  @Decimal({ required: true, default: '0' })
  width: string;

  /** Height. */
  @Decimal({ required: true, default: '0' })
  height: string;

  /** Weight. */
  @Decimal({ required: true, default: '0' })
  weight: string;
}
