import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Decimal, Flag, Json, Ref, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';
import { CrmUnitGroup } from '../unit-group/unit-group.entity';

/** One unit of a unit group (uom). */
@Entity({ schema: 'crm', name: 'uom' })
@Unique(['uomScheduleId', 'name'])
@Check('ck_uom_quantity', 'quantity > 0')
export class CrmUnit extends SideRecord {
  @Index()
  @Text(100, { required: true })
  name: string;

  /** Accepted on create only. */
  @ForeignKey<CrmUnitGroup>(() => CrmUnitGroup, { onDelete: 'CASCADE' })
  @Ref({ required: true })
  uomScheduleId: string;

  /** Unit that `quantity` counts; null for the base unit. */
  @Index()
  @ForeignKey<CrmUnit>(() => CrmUnit)
  @Ref()
  baseUom: string | null;

  /** How many of `baseUom` make one of this unit. */
  @Decimal({ required: true, default: '1' })
  quantity: string;

  @Flag()
  isScheduleBaseUom: boolean;

  /** Columns a person added, by name. */
  @Json({ required: true, default: '{}' })
  userFields: object;
}
