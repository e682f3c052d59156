import { Entity, Index } from 'typeorm';
import { Instant, Memo, Ref, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';

/** A note on a record of the ERP. */
@Entity({ schema: 'erp', name: 'note' })
@Index(['notedAt', 'id'])
export class ErpNote extends SideRecord {
  /** Record table. */
  @Text(63, { required: true })
  recordTable: string;

  /** Record id. */
  @Index()
  @Ref({ required: true })
  recordId: string;

  /** Description. */
  @Text(250)
  description: string | null;

  /** Text of the entry. */
  @Memo()
  text: string | null;

  /** Noted at. */
  @Instant({ required: true })
  notedAt: string;

  /** Noted by. */
  @Text(100)
  notedBy: string | null;
}
