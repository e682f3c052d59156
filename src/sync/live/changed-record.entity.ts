import { Check, Entity, Index, PrimaryColumn } from 'typeorm';
import { BigInteger, Instant, Ref, Text } from '../../platform/database/columns';
import type { PassDirection } from '../mapping/direction';

/**
 * A record that a person changed and that a mapping has not looked at since; noted by a trigger in the person's
 * own transaction. Without a reference to its mapping, which every writer would have to lock.
 */
@Entity({ schema: 'sync', name: 'changed_record' })
@Index(['mappingId', 'direction', 'id'])
@Check('ck_changed_record_direction', `direction IN ('TO_CRM', 'FROM_CRM')`)
export class ChangedRecord {
  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  id: string;

  @Ref({ required: true })
  mappingId: string;

  @Text(10, { required: true })
  direction: PassDirection;

  /** Null: a statement changed so many that the mapping runs as a whole. */
  @Ref()
  recordId: string | null;

  /** Transaction of the change. */
  @BigInteger({ required: true })
  changedXid: string;

  @Instant({ required: true })
  changedAt: string;
}
