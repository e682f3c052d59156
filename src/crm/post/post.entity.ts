import { Check, Entity, Index } from 'typeorm';
import { Choice, Ref, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';
import { PostSource, PostType } from './post.options';

/** An entry on the timeline of a CRM record, such as an order or an account (B-11). */
@Entity({ schema: 'crm', name: 'post' })
@Index(['createdAt', 'id'])
@Index(['regardingObjectId', 'createdAt'])
@Check('ck_post_source', 'source IN (1, 2)')
@Check('ck_post_type', 'type BETWEEN 1 AND 7')
export class Post extends SideRecord {
  /** The record on whose timeline it stands. */
  @Ref({ required: true })
  regardingObjectId: string;

  /** Logical name of that record's table: `salesorder`, `account`. */
  @Text(64, { required: true })
  regardingObjectTypeCode: string;

  @Text(250, { required: true })
  text: string;

  @Choice({ required: true, default: PostSource.Manual })
  source: PostSource;

  @Choice({ required: true, default: PostType.CheckIn })
  type: PostType;
}
