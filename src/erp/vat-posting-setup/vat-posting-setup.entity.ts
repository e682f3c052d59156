import { Check, Entity, Unique } from 'typeorm';
import { Choice, Code, Decimal, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';

/** VAT of a business posting group and a product posting group. */
@Entity({ schema: 'erp', name: 'vat_posting_setup' })
@Unique(['vatBusPostingGroup', 'vatProdPostingGroup'])
@Check('ck_vat_percent', 'vat_percent BETWEEN 0 AND 100')
export class VatPostingSetup extends SideRecord {
  /** VAT business posting group. */
  @Code(20)
  vatBusPostingGroup: string | null;

  /** VAT product posting group. */
  @Code(20, { required: true })
  vatProdPostingGroup: string;

  /** VAT rate in percent. */
  @Decimal({ required: true, default: '0' })
  vatPercent: string;

  /** Group of lines whose VAT is rounded together. */
  @Code(20, { required: true })
  vatIdentifier: string;

  /** How VAT is calculated. */
  @Choice({ required: true, default: 0 })
  vatCalculationType: number;

  /** Description. */
  @Text(100)
  description: string | null;
}
