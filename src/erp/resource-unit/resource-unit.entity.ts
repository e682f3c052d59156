import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Code, Decimal, Flag } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';
import { Resource } from '../resource/resource.entity';
import { UnitOfMeasure } from '../unit-of-measure/unit-of-measure.entity';

/** A unit in which a resource may be counted. */
@Entity({ schema: 'erp', name: 'resource_unit_of_measure' })
@Unique(['resourceNo', 'code'])
@Check('ck_resource_unit_quantity', 'qty_per_unit_of_measure > 0')
export class ResourceUnit extends SideRecord {
  /** Number of the resource. */
  @ForeignKey<Resource>(() => Resource, (r) => r.number, { onUpdate: 'CASCADE' })
  @Code(20, { required: true })
  resourceNo: string;

  /** Code that identifies the record; unique. */
  @Index()
  @ForeignKey<UnitOfMeasure>(() => UnitOfMeasure, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(10, { required: true })
  code: string;

  /** How many base units one of this unit is. */
  @Decimal({ required: true, default: '1' })
  qtyPerUnitOfMeasure: string;

  /** Related to base unit of meas. */
  @Flag({ default: true })
  relatedToBaseUnitOfMeas: boolean;
}
