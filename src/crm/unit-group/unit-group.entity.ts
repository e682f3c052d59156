import { Check, Entity, Index } from 'typeorm';
import { Choice, Json, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';
import { stateCheck } from '../common/state-check';
import { UNIT_GROUP_STATUSES, UnitGroupState, UnitGroupStatus } from './unit-group.options';

/** The units a product can be sold in (uomschedule). Names may repeat; the integration reports it (UM-06). */
@Entity({ schema: 'crm', name: 'uom_schedule' })
@Check('ck_uom_schedule_state', stateCheck(UNIT_GROUP_STATUSES))
export class CrmUnitGroup extends SideRecord {
  @Index()
  @Text(200, { required: true })
  name: string;

  /** Name of the base unit that is created with the group; accepted on create only. */
  @Text(100)
  baseUomName: string | null;

  @Text(2000)
  description: string | null;

  @Choice({ required: true, default: UnitGroupState.Active })
  stateCode: UnitGroupState;

  @Choice({ required: true, default: UnitGroupStatus.Active })
  statusCode: UnitGroupStatus;

  /** Columns a person added, by name. */
  @Json({ required: true, default: '{}' })
  userFields: object;
}
