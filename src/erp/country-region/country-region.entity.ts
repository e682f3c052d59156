import { Entity, Index } from 'typeorm';
import { Code, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';

/** A country or region. */
@Entity({ schema: 'erp', name: 'country_region' })
export class CountryRegion extends SideRecord {
  /** Code that identifies the record; unique. */
  @Index({ unique: true })
  @Code(10, { required: true })
  code: string;

  /** Name. */
  @Text(50)
  name: string | null;

  /** ISO 4217 code. */
  @Code(2)
  isoCode: string | null;

  /** ISO 4217 numeric code. */
  @Code(3)
  isoNumericCode: string | null;

  /** Address format. */
  @Text(50)
  addressFormat: string | null;
}
