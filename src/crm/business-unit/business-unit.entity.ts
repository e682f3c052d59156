import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Flag, Json, Ref, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';
import { CrmCurrency } from '../currency/currency.entity';

/** A unit of the CRM's organization, to which users and teams belong (businessunit). */
@Entity({ schema: 'crm', name: 'business_unit' })
@Unique(['name'])
export class BusinessUnit extends SideRecord {
  @Text(160, { required: true })
  name: string;

  /** Null for the root unit. */
  @Index()
  @ForeignKey<BusinessUnit>(() => BusinessUnit)
  @Ref()
  parentBusinessUnitId: string | null;

  @Flag()
  isDisabled: boolean;

  @Index()
  @ForeignKey<CrmCurrency>(() => CrmCurrency)
  @Ref()
  transactionCurrencyId: string | null;

  /** Columns a person added, by name. */
  @Json({ required: true, default: '{}' })
  userFields: object;
}
