import { Entity, Index } from 'typeorm';
import { Code, Decimal, Flag, Json, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';

/** A salesperson or purchaser. */
@Entity({ schema: 'erp', name: 'salesperson' })
export class Salesperson extends SideRecord {
  /** Code that identifies the record; unique. */
  @Index({ unique: true })
  @Code(20, { required: true })
  code: string;

  /** Name. */
  @Text(50)
  name: string | null;

  /** E-mail address. */
  @Index()
  @Text(80)
  email: string | null;

  /** Second e-mail address. */
  @Text(80)
  email2: string | null;

  /** Telephone number. */
  @Text(30)
  phoneNo: string | null;

  /** Job title. */
  @Text(30)
  jobTitle: string | null;

  /** Commission percent. */
  @Decimal({ required: true, default: '0' })
  commissionPercent: string;

  /** What the record is blocked for. */
  @Flag()
  blocked: boolean;

  /** Blocked for reasons of privacy. */
  @Flag()
  privacyBlocked: boolean;

  /** User-defined fields by name. */
  @Json({ required: true, default: '{}' })
  userFields: object;
}
