import { Entity, Index } from 'typeorm';
import { Code, Flag, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';

/** An account of the general ledger, as far as sales documents post to it. */
@Entity({ schema: 'erp', name: 'gl_account' })
export class GlAccount extends SideRecord {
  /** Number that identifies the account; unique. */
  @Index({ unique: true })
  @Code(20, { required: true })
  number: string;

  /** Name. */
  @Text(100)
  name: string | null;

  /** Documents may have lines on it. */
  @Flag({ default: true })
  directPosting: boolean;

  /** Nothing may be posted to it. */
  @Flag()
  blocked: boolean;

  /** General product posting group. */
  @Code(20)
  genProdPostingGroup: string | null;

  /** VAT product posting group of lines on it; null: no VAT. */
  @Code(20)
  vatProdPostingGroup: string | null;
}
