import { Entity } from 'typeorm';
import { Code, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';

/** One row: the company this ERP is about. */
@Entity({ schema: 'erp', name: 'company' })
export class Company extends SideRecord {
  /** Name. */
  @Text(100, { required: true })
  name: string;

  /** Address. */
  @Text(100)
  address: string | null;

  /** Address 2. */
  @Text(50)
  address2: string | null;

  /** City. */
  @Text(30)
  city: string | null;

  /** Post code. */
  @Code(20)
  postCode: string | null;

  /** County. */
  @Text(30)
  county: string | null;

  /** Country region code. */
  @Code(10)
  countryRegionCode: string | null;

  /** Telephone number. */
  @Text(30)
  phoneNo: string | null;

  /** E-mail address. */
  @Text(80)
  email: string | null;

  /** Web site. */
  @Text(255)
  homePage: string | null;

  /** VAT registration number. */
  @Text(20)
  vatRegistrationNo: string | null;
}
