import { Entity, Index, PrimaryColumn } from 'typeorm';
import { Instant, Ref, Text } from '../../platform/database/columns';

/** A record of a mapped table that is gone; noted by a trigger, so that a run need not search for what is not there. */
@Entity({ schema: 'sync', name: 'deleted_record' })
@Index(['recordTable', 'id'])
export class DeletedRecord {
  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  id: string;

  /** Schema-qualified table. */
  @Text(63, { required: true })
  recordTable: string;

  @Ref({ required: true })
  recordId: string;

  @Instant({ required: true })
  deletedAt: string;

  @Text(100, { required: true })
  deletedBy: string;
}
