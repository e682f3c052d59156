import { Entity, Index, PrimaryColumn } from 'typeorm';
import { Instant, Json, Text } from '../../platform/database/columns';

/** The definition of a user-defined table mapping (T-27), kept apart so that a reset can build it again. */
@Entity({ schema: 'sync', name: 'mapping_blueprint' })
export class MappingBlueprint {
  @PrimaryColumn('uuid')
  id: string;

  @Index({ unique: true })
  @Text(20, { required: true })
  name: string;

  /** The mapping as it was made: its table mapping and its field rows. */
  @Json({ required: true })
  document: object;

  @Instant({ required: true })
  modifiedAt: string;
}
