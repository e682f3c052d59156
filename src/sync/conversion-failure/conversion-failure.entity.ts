import { Entity, Index, PrimaryColumn } from 'typeorm';
import { BigInteger, Flag, Instant, Int, Json, Ref, Text } from '../../platform/database/columns';

/** Why a CRM document could not be converted by itself, until it is (OC-54, mended). Its id is that of the document. */
@Entity({ schema: 'sync', name: 'conversion_failure' })
@Index(['lastFailedAt', 'id'])
export class ConversionFailure {
  @PrimaryColumn('uuid')
  id: string;

  /** Version of the document at the latest attempt; once it changes, the document is tried again. */
  @BigInteger()
  crmVersion: string | null;

  @Index()
  @Text(60, { required: true })
  code: string;

  @Text(1000, { required: true })
  message: string;

  @Text(1000)
  remedy: string | null;

  /** Everything a client can act on. */
  @Json({ required: true })
  data: object;

  /** Failures of the same code in a row. */
  @Int({ required: true, default: 1 })
  failureCount: number;

  /** Failed the same way too often: tried once a day only, or when the document changes, or by hand. */
  @Flag()
  skipped: boolean;

  @Ref({ required: true })
  runId: string;

  @Instant({ required: true })
  firstFailedAt: string;

  @Instant({ required: true })
  lastFailedAt: string;
}
