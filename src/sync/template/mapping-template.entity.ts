import { Check, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Int, Json, Ref, Text } from '../../platform/database/columns';
import type { FilterNode } from '../mapping/mapping-definition';
import { TableMapping } from '../mapping/table-mapping.entity';
import type { Side } from '../mapping/direction';

/** A template that new records of one side of a table mapping may get (T-14), tried in the order of priority. */
@Entity({ schema: 'sync', name: 'mapping_template' })
@Unique(['mappingId', 'side', 'priority'])
@Index(['priority'])
@Check('ck_mapping_template_side', `side IN ('ERP', 'CRM')`)
export class MappingTemplate {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey<TableMapping>(() => TableMapping, { onDelete: 'CASCADE' })
  @Ref({ required: true })
  mappingId: string;

  /** The side on which the new record is made. */
  @Text(3, { required: true })
  side: Side;

  @Int({ required: true })
  priority: number;

  /** Code of the template; one that does not exist refuses the record before anything is inserted. */
  @Text(30, { required: true })
  templateCode: string;

  /** Conditions on the source record; empty: always. */
  @Json({ required: true, default: '[]' })
  filter: FilterNode[];
}
