import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Choice, Code, Day, Decimal, Json, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';
import { Contact } from '../contact/contact.entity';
import { Currency } from '../currency/currency.entity';
import { Salesperson } from '../salesperson/salesperson.entity';

/** A chance to sell. */
@Entity({ schema: 'erp', name: 'opportunity' })
@Check('ck_opportunity_status', 'status BETWEEN 0 AND 3')
export class Opportunity extends SideRecord {
  /** Number that identifies the record to people; unique. */
  @Index({ unique: true })
  @Code(20, { required: true })
  number: string;

  /** Description. */
  @Index()
  @Text(100)
  description: string | null;

  /** Where it stands. */
  @Index()
  @Choice({ required: true, default: 0 })
  status: number;

  /** Priority. */
  @Choice({ required: true, default: 1 })
  priority: number;

  /** Code of the salesperson; null when nobody is responsible. */
  @Index()
  @ForeignKey<Salesperson>(() => Salesperson, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(20)
  salespersonCode: string | null;

  /** Number of the contact; null when none. */
  @Index()
  @ForeignKey<Contact>(() => Contact, (r) => r.number, { onUpdate: 'CASCADE' })
  @Code(20)
  contactNo: string | null;

  /** Number of the company contact; null when none. */
  @Index()
  @ForeignKey<Contact>(() => Contact, (r) => r.number, { onUpdate: 'CASCADE' })
  @Code(20)
  contactCompanyNo: string | null;

  /** Sales cycle code. */
  @Code(10)
  salesCycleCode: string | null;

  /** Sales document type. */
  @Choice()
  salesDocumentType: number | null;

  /** Sales document no. */
  @Code(20)
  salesDocumentNo: string | null;

  /** Day on which it began. */
  @Day({ required: true })
  creationDate: string;

  /** Day on which it was closed; null while open. */
  @Day()
  dateClosed: string | null;

  /** Estimated value in local currency. */
  @Decimal({ required: true, default: '0' })
  estimatedValueLcy: string;

  /** Day on which closing is expected. */
  @Day()
  estimatedClosingDate: string | null;

  /** Value so far in local currency. */
  @Decimal({ required: true, default: '0' })
  calcdCurrentValueLcy: string;

  /** Chance of success in percent. */
  @Decimal({ required: true, default: '0' })
  probabilityPercent: string;

  /** Chances of success percent. */
  @Decimal({ required: true, default: '0' })
  chancesOfSuccessPercent: string;

  /** Currency of the record; null for the local currency. */
  @ForeignKey<Currency>(() => Currency, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(10)
  currencyCode: string | null;

  /** User-defined fields by name. */
  @Json({ required: true, default: '{}' })
  userFields: object;
}
