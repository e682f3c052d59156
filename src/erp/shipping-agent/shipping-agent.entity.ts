import { Entity, Index } from 'typeorm';
import { Code, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';

/** Who carries the goods. */
@Entity({ schema: 'erp', name: 'shipping_agent' })
export class ShippingAgent extends SideRecord {
  /** Code that identifies the record; unique. */
  @Index({ unique: true })
  @Code(10, { required: true })
  code: string;

  /** Name. */
  @Text(50)
  name: string | null;

  /** Web site. */
  @Text(250)
  internetAddress: string | null;

  /** Account number. */
  @Text(30)
  accountNo: string | null;
}
