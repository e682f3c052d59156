import { Check, Entity, Index, PrimaryColumn } from 'typeorm';
import { BigInteger, Flag, Instant, Int, Json, Text } from '../../platform/database/columns';
import type { Direction } from './direction';
import type { DeletionPolicy, FilterNode, NumberPolicy, UpdatePolicy } from './mapping-definition';

/** Which ERP table goes with which CRM table, and how its records travel (section 4.1). */
@Entity({ schema: 'sync', name: 'table_mapping' })
@Index(['name', 'variant'], { unique: true })
@Check('ck_table_mapping_direction', `direction IN ('BOTH', 'TO_CRM', 'FROM_CRM')`)
@Check('ck_table_mapping_update_policy', `update_policy IN ('NONE', 'SEND', 'GET', 'MERGE')`)
@Check(
  'ck_table_mapping_deletion_policy',
  `deletion_policy IN ('NONE', 'IGNORE', 'RESTORE', 'REMOVE_COUPLING', 'DEACTIVATE')`,
)
@Check('ck_table_mapping_number_policy', `number_policy IN ('ASSIGN', 'KEEP')`)
export class TableMapping {
  @PrimaryColumn('uuid')
  id: string;

  @Text(20, { required: true })
  name: string;

  /** `''` for the mappings that have one variant only. */
  @Text(20, { required: true, default: '' })
  variant: string;

  @Text(100, { required: true })
  title: string;

  /** Place in the catalogue; also the order of lists. */
  @Int({ required: true })
  position: number;

  @Text(63, { required: true })
  erpTable: string;

  @Text(63, { required: true })
  crmTable: string;

  @Flag({ default: true })
  enabled: boolean;

  @Text(10, { required: true })
  direction: Direction;

  @Flag({ default: true })
  onlyCoupled: boolean;

  @Json({ required: true })
  erpFilter: FilterNode[];

  @Json({ required: true })
  crmFilter: FilterNode[];

  @Text(20, { required: true, default: 'NONE' })
  deletionPolicy: DeletionPolicy;

  @Text(10, { required: true, default: 'MERGE' })
  updatePolicy: UpdatePolicy;

  @Flag()
  syncAfterCoupling: boolean;

  @Flag()
  createOnNoMatch: boolean;

  /** How ERP records that the mapping creates get their numbers. */
  @Text(10, { required: true, default: 'ASSIGN' })
  numberPolicy: NumberPolicy;

  /** Several companies share the CRM records of this mapping (K-20). */
  @Flag()
  multiCompany: boolean;

  /** Transactions of the ERP below this one have been looked at; null before the first run (S-21). */
  @BigInteger()
  erpWatermark: string | null;

  /** Transactions of the CRM below this one have been looked at; null before the first run (S-21). */
  @BigInteger()
  crmWatermark: string | null;

  /** Shown to people only; change detection uses the watermarks. */
  @Instant()
  erpSyncedAt: string | null;

  @Instant()
  crmSyncedAt: string | null;

  @Int()
  intervalMinutes: number | null;

  @Int()
  inactivityMinutes: number | null;

  /** A change of a record wakes the mapping at once; else it waits for the next scheduled run (J-12). */
  @Flag({ default: true })
  eventWakeup: boolean;

  @Json({ required: true })
  dependsOn: string[];

  /** True for a mapping that the administrator made. */
  @Flag()
  userDefined: boolean;

  /** What the catalogue last delivered, by property; of a user-defined mapping null. */
  @Json()
  delivered: Record<string, unknown> | null;

  /** Counts changes of the mapping and of its field rows, so that nobody overwrites what they have not seen. */
  @Int({ required: true, default: 1 })
  version: number;

  @Instant({ required: true })
  modifiedAt: string;
}
