import { Check, Entity, Index, PrimaryColumn } from 'typeorm';
import { Instant, Ref, Text } from '../../platform/database/columns';

/** What happened to a record of the ERP. */
export type PostChange = 'RELEASED' | 'SHIPMENT_CREATED' | 'INVOICE_CREATED';

/** An event of the ERP that waits to be told on the timeline of a CRM record (B-11). */
@Entity({ schema: 'sync', name: 'post_entry' })
@Index(['createdAt', 'id'])
@Check('ck_post_entry_change', `change_type IN ('RELEASED', 'SHIPMENT_CREATED', 'INVOICE_CREATED')`)
export class PostEntry {
  @PrimaryColumn('uuid')
  id: string;

  /** `erp.sales_order` or `erp.customer`. */
  @Text(63, { required: true })
  recordTable: string;

  @Ref({ required: true })
  recordId: string;

  /** The coupled CRM record when it happened, as posting may remove the coupling (B-15); null when there was none. */
  @Ref()
  crmId: string | null;

  @Text(20, { required: true })
  changeType: PostChange;

  @Text(2048, { required: true })
  text: string;

  @Instant({ required: true })
  createdAt: string;
}
