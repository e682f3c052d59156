import { Entity, Index } from 'typeorm';
import { Flag, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';

/** Which records of the CRM have posts (msdyn_postconfig), a row an entity. */
@Entity({ schema: 'crm', name: 'post_configuration' })
export class PostConfiguration extends SideRecord {
  /** Logical name of the entity, `salesorder`. */
  @Index({ unique: true })
  @Text(64, { required: true })
  entityName: string;

  /** Posts can be made about its records. */
  @Flag()
  isActive: boolean;

  /** Its records show posts on a wall of their own. */
  @Flag()
  isWallEnabled: boolean;
}
