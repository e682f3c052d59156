import { Entity, Index } from 'typeorm';
import { Code, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';

/** A unit in which quantities are counted. */
@Entity({ schema: 'erp', name: 'unit_of_measure' })
export class UnitOfMeasure extends SideRecord {
  /** Code that identifies the record; unique. */
  @Index({ unique: true })
  @Code(10, { required: true })
  code: string;

  /** Description. */
  @Text(50)
  description: string | null;

  /** International standard code (UN/ECE). */
  @Code(10)
  internationalStandardCode: string | null;

  /** Symbol that is printed with amounts. */
  @Text(10)
  symbol: string | null;
}
