import { Check, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { BigInteger, Flag, Instant, Int, Json, Ref, Text } from '../../platform/database/columns';
import type { RowValue } from '../../platform/database/record-table';
import type { SettlingPolicy } from '../mapping/mapping-definition';
import { TableMapping } from '../mapping/table-mapping.entity';

/** Outcome of the latest attempt in one direction. */
export type CouplingResult = 'NONE' | 'SUCCESS' | 'FAILURE';

/** Whether the record of a side takes part: there, outside the filter of the mapping, or gone (S-31). */
export type RecordState = 'PRESENT' | 'OUT_OF_SCOPE' | 'DELETED';

/** A field at fault, with what both records held when the attempt failed. */
export interface FailureValue {
  erpField: string | null;
  crmField: string | null;
  erp: RowValue;
  crm: RowValue;
}

/** Ties one ERP record to one CRM record, with the state of the pair (C-1). */
@Entity({ schema: 'sync', name: 'coupling' })
@Index(['createdAt', 'id'])
@Unique(['erpId', 'mappingId'])
@Unique(['crmId', 'mappingId'])
@Index(['mappingId'])
@Index('ix_coupling_failed', ['mappingId', 'id'], {
  where: `NOT skipped AND (last_result_to_crm = 'FAILURE' OR last_result_from_crm = 'FAILURE')`,
})
@Index('ix_coupling_deleted', ['mappingId', 'id'], {
  where: `erp_state = 'DELETED' OR crm_state = 'DELETED'`,
})
@Index('ix_coupling_deleted_created', ['createdAt', 'id'], {
  where: `erp_state = 'DELETED' OR crm_state = 'DELETED'`,
})
@Check('ck_coupling_deletion_settled_by', `deletion_settled_by IN ('IGNORE', 'DEACTIVATE')`)
@Check('ck_coupling_erp_state', `erp_state IN ('PRESENT', 'OUT_OF_SCOPE', 'DELETED')`)
@Check('ck_coupling_crm_state', `crm_state IN ('PRESENT', 'OUT_OF_SCOPE', 'DELETED')`)
@Check('ck_coupling_result_to_crm', `last_result_to_crm IN ('NONE', 'SUCCESS', 'FAILURE')`)
@Check('ck_coupling_result_from_crm', `last_result_from_crm IN ('NONE', 'SUCCESS', 'FAILURE')`)
export class Coupling {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey<TableMapping>(() => TableMapping, { onDelete: 'RESTRICT' })
  @Ref({ required: true })
  mappingId: string;

  @Ref({ required: true })
  erpId: string;

  @Ref({ required: true })
  crmId: string;

  /** Version of the ERP record when both sides last agreed; null before that. */
  @BigInteger()
  erpVersion: string | null;

  /** Version of the CRM record when both sides last agreed; null before that. */
  @BigInteger()
  crmVersion: string | null;

  /** The mapped values when both sides last agreed, ERP property and CRM property per field row. */
  @Json()
  base: object | null;

  @Text(10, { required: true, default: 'NONE' })
  lastResultToCrm: CouplingResult;

  @Text(10, { required: true, default: 'NONE' })
  lastResultFromCrm: CouplingResult;

  @Ref()
  lastRunToCrmId: string | null;

  @Ref()
  lastRunFromCrmId: string | null;

  /** Left alone by runs until a person or a changed reason brings it back (S-24). */
  @Flag()
  skipped: boolean;

  /** Code and field of the latest failure; compared with the next one for S-24. */
  @Text(60)
  failureCode: string | null;

  @Text(100)
  failureField: string | null;

  /** Failures of the same code and field in a row. */
  @Int({ required: true, default: 0 })
  failureCount: number;

  /** What the offending fields held on both sides when the latest attempt failed; a skipped pair comes back when they change. */
  @Json()
  failureValues: FailureValue[] | null;

  /** Mapping of the reference the pair waits for; null when it waits for none. */
  @Index({ where: 'waiting_mapping_id IS NOT NULL' })
  @Ref()
  waitingMappingId: string | null;

  /** The record, of either side, that must be coupled first; null when every new coupling of that mapping may be it. */
  @Ref()
  waitingFor: string | null;

  @Instant()
  lastSyncedAt: string | null;

  @Instant({ required: true })
  createdAt: string;

  /** Whether the ERP record takes part, as the last run saw it. */
  @Text(12, { required: true, default: 'PRESENT' })
  erpState: RecordState;

  /** Whether the CRM record takes part, as the last run saw it. */
  @Text(12, { required: true, default: 'PRESENT' })
  crmState: RecordState;

  /** The deletion policy that was carried out for the record that is gone; the pair is left alone while it holds. */
  @Text(20)
  deletionSettledBy: SettlingPolicy | null;

  /** When it was carried out; null when none was. */
  @Instant()
  deletionSettledAt: string | null;

  /** Customers only: account statistics were written since the pair was last brought back. */
  @Flag()
  statisticsUploaded: boolean;

  /** Orders only: the ERP order was archived (two-way orders). */
  @Flag()
  orderArchived: boolean;

  @Flag()
  archivedOrderUpdated: boolean;
}
