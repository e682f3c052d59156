import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Instant, Json, Ref, Text } from '../../platform/database/columns';
import { SyncRun } from './sync-run.entity';

/** Why one record of a run failed or was refused, with both records and what to do (5.7). */
@Entity({ schema: 'sync', name: 'sync_run_error' })
@Index(['createdAt', 'id'])
@Index(['code'])
@Index(['erpId'])
@Index(['crmId'])
@Index(['runId', 'createdAt', 'id'])
@Index(['couplingId', 'createdAt'])
export class SyncRunError {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey<SyncRun>(() => SyncRun, { onDelete: 'CASCADE' })
  @Ref({ required: true })
  runId: string;

  /** Null when the record was not coupled, or its coupling is gone. */
  @Ref()
  couplingId: string | null;

  @Ref()
  erpId: string | null;

  @Ref()
  crmId: string | null;

  /** The record as a person names it, such as `Customer 10000`. */
  @Text(300)
  record: string | null;

  @Text(60, { required: true })
  code: string;

  @Text(1000, { required: true })
  message: string;

  /** Property at fault; null when the record as a whole is. */
  @Text(100)
  field: string | null;

  /** The value that could not be taken over. */
  @Text(1000)
  value: string | null;

  @Text(1000)
  remedy: string | null;

  /** Everything a client can act on: both values and the base of a conflict, candidates, other records. */
  @Json({ required: true })
  data: object;

  @Instant({ required: true })
  createdAt: string;
}
