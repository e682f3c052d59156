import { Entity, PrimaryColumn } from 'typeorm';
import { Instant, Text } from '../platform/database/columns';

/** A posted invoice whose state could not be brought to the CRM; tried again by every run (PY-5). */
@Entity({ schema: 'sync', name: 'invoice_retry' })
export class InvoiceRetry {
  /** The posted invoice. */
  @PrimaryColumn('uuid')
  id: string;

  @Text(1000, { required: true })
  message: string;

  @Instant({ required: true })
  failedAt: string;
}
