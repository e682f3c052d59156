import { Check, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Instant, Int, Ref, Text } from '../../platform/database/columns';
import type { PassDirection } from '../mapping/direction';
import { TableMapping } from '../mapping/table-mapping.entity';

/** A counterpart that could not be created; there is no coupling to remember it, and the next run tries again (S-26). */
@Entity({ schema: 'sync', name: 'pending_create' })
@Unique(['mappingId', 'direction', 'sourceId'])
@Check('ck_pending_create_direction', `direction IN ('TO_CRM', 'FROM_CRM')`)
export class PendingCreate {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey<TableMapping>(() => TableMapping, { onDelete: 'CASCADE' })
  @Ref({ required: true })
  mappingId: string;

  @Text(10, { required: true })
  direction: PassDirection;

  /** The record that has no counterpart. */
  @Ref({ required: true })
  sourceId: string;

  /** Why the last attempt failed. */
  @Text(60, { required: true })
  code: string;

  @Text(100)
  field: string | null;

  @Int({ required: true, default: 1 })
  attempts: number;

  @Ref({ required: true })
  lastRunId: string;

  @Instant({ required: true })
  createdAt: string;

  @Instant({ required: true })
  attemptedAt: string;
}
