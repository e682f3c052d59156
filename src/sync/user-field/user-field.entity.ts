import { Check, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import { Instant, Int, Text } from '../../platform/database/columns';

/** What a user-defined field may hold. */
export type UserFieldType =
  'TEXT' | 'CODE' | 'INTEGER' | 'DECIMAL' | 'BOOLEAN' | 'DATE' | 'DATE_TIME';

/** Declares a field that the installation added to a table: a key of its `userFields`, with a type. */
@Entity({ schema: 'sync', name: 'user_field' })
@Unique(['recordTable', 'name'])
@Index(['name'])
@Check(
  'ck_user_field_type',
  `type IN ('TEXT', 'CODE', 'INTEGER', 'DECIMAL', 'BOOLEAN', 'DATE', 'DATE_TIME')`,
)
export class UserField {
  @PrimaryColumn('uuid')
  id: string;

  /** Schema-qualified table. */
  @Text(63, { required: true })
  recordTable: string;

  /** Key inside `userFields`. */
  @Text(60, { required: true })
  name: string;

  @Text(100)
  title: string | null;

  @Text(10, { required: true })
  type: UserFieldType;

  /** Greatest length of a text or code; null: 250. */
  @Int()
  length: number | null;

  @Instant({ required: true })
  modifiedAt: string;
}
