import { Entity, Index, PrimaryColumn } from 'typeorm';
import { Instant, Int, Json, Text } from '../../platform/database/columns';
import type { Row } from '../../platform/database/record-table';

/** Default values of new records of one table (T-15). Mapped values win over them; numbering is not theirs. */
@Entity({ schema: 'sync', name: 'record_template' })
@Index(['recordTable'])
export class RecordTemplate {
  @PrimaryColumn('uuid')
  id: string;

  /** Upper case, at most 30 characters; unique. */
  @Index({ unique: true })
  @Text(30, { required: true })
  code: string;

  @Text(100)
  title: string | null;

  /** Schema-qualified table of the records it fills. */
  @Text(63, { required: true })
  recordTable: string;

  /** Values by property; a record takes those that its mapping leaves blank. */
  @Json({ required: true, default: '{}' })
  defaults: Row;

  @Int({ required: true, default: 1 })
  version: number;

  @Instant({ required: true })
  modifiedAt: string;
}
