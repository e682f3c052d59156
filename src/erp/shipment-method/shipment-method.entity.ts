import { Entity, Index } from 'typeorm';
import { Code, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';

/** On what terms goods are delivered. */
@Entity({ schema: 'erp', name: 'shipment_method' })
export class ShipmentMethod extends SideRecord {
  /** Code that identifies the record; unique. */
  @Index({ unique: true })
  @Code(10, { required: true })
  code: string;

  /** Description. */
  @Text(100)
  description: string | null;
}
