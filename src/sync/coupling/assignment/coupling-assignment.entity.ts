import { Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Instant, Ref, Text } from '../../../platform/database/columns';
import { TableMapping } from '../../mapping/table-mapping.entity';

/** A coupling that a person has chosen for a CRM record, and that waits to be made. */
@Entity({ schema: 'sync', name: 'coupling_assignment' })
@Unique(['mappingId', 'crmId'])
@Unique(['mappingId', 'erpId'])
export class CouplingAssignment {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey<TableMapping>(() => TableMapping, { onDelete: 'CASCADE' })
  @Ref({ required: true })
  mappingId: string;

  @Index()
  @Ref({ required: true })
  crmId: string;

  /** Null: the CRM record is to lose its coupling. */
  @Index()
  @Ref()
  erpId: string | null;

  @Instant({ required: true })
  assignedAt: string;

  @Text(100, { required: true })
  assignedBy: string;
}
