import { Entity, Index } from 'typeorm';
import { Day, Flag } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';

/** A period of the books; without any, the fiscal year is the calendar year. */
@Entity({ schema: 'erp', name: 'accounting_period' })
export class AccountingPeriod extends SideRecord {
  @Index({ unique: true })
  @Day({ required: true })
  startingDate: string;

  /** A fiscal year begins with it. */
  @Flag()
  newFiscalYear: boolean;
}
