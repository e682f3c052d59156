import { Entity, Index } from 'typeorm';
import { Code, Day, Flag, Int, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';

/** A source of numbers without gaps or repeats. */
@Entity({ schema: 'erp', name: 'number_series' })
export class NumberSeries extends SideRecord {
  /** Code that identifies the record; unique. */
  @Index({ unique: true })
  @Code(20, { required: true })
  code: string;

  /** Description. */
  @Text(100)
  description: string | null;

  /** Starting no. */
  @Code(20, { required: true })
  startingNo: string;

  /** Ending no. */
  @Code(20)
  endingNo: string | null;

  /** Last no used. */
  @Code(20)
  lastNoUsed: string | null;

  /** Increment by no. */
  @Int({ required: true, default: 1 })
  incrementByNo: number;

  /** Last date used. */
  @Day()
  lastDateUsed: string | null;

  /** Allow gaps. */
  @Flag()
  allowGaps: boolean;

  /** Manual nos. */
  @Flag({ default: true })
  manualNos: boolean;
}
