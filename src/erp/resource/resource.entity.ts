import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Choice, Code, Day, Decimal, Flag, Json, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';
import { UnitOfMeasure } from '../unit-of-measure/unit-of-measure.entity';
import { Vendor } from '../vendor/vendor.entity';

/** A person or machine whose time the company sells. */
@Entity({ schema: 'erp', name: 'resource' })
@Check('ck_resource_type', 'type IN (0, 1)')
export class Resource extends SideRecord {
  /** Number that identifies the record to people; unique. */
  @Index({ unique: true })
  @Code(20, { required: true })
  number: string;

  /** Name. */
  @Index()
  @Text(100)
  name: string | null;

  /** Second line of the name. */
  @Text(50)
  name2: string | null;

  /** Upper-case name by which people search. */
  @Index()
  @Code(100)
  searchName: string | null;

  /** Kind of the record. */
  @Choice({ required: true, default: 0 })
  type: number;

  /** Job title. */
  @Text(30)
  jobTitle: string | null;

  /** Address. */
  @Text(100)
  address: string | null;

  /** Address 2. */
  @Text(50)
  address2: string | null;

  /** Post code. */
  @Code(20)
  postCode: string | null;

  /** City. */
  @Text(50)
  city: string | null;

  /** County. */
  @Text(30)
  county: string | null;

  /** Country region code. */
  @Code(10)
  countryRegionCode: string | null;

  /** Employment date. */
  @Day()
  employmentDate: string | null;

  /** Code of the unit in which quantities are kept. */
  @Index()
  @ForeignKey<UnitOfMeasure>(() => UnitOfMeasure, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(10)
  baseUnitOfMeasure: string | null;

  /** Direct unit cost. */
  @Decimal({ required: true, default: '0' })
  directUnitCost: string;

  /** Indirect cost percent. */
  @Decimal({ required: true, default: '0' })
  indirectCostPercent: string;

  /** Cost of one unit in local currency. */
  @Decimal({ required: true, default: '0' })
  unitCost: string;

  /** Profit percent. */
  @Decimal({ required: true, default: '0' })
  profitPercent: string;

  /** Price of one unit, in the currency of its document or list; on master records in local currency. */
  @Decimal({ required: true, default: '0' })
  unitPrice: string;

  /** Capacity in base units. */
  @Decimal({ required: true, default: '0' })
  capacity: string;

  /** Number of the usual vendor; null when none. */
  @Index()
  @ForeignKey<Vendor>(() => Vendor, (r) => r.number, { onUpdate: 'CASCADE' })
  @Code(20)
  vendorNo: string | null;

  /** General product posting group. */
  @Code(20)
  genProdPostingGroup: string | null;

  /** VAT product posting group. */
  @Code(20)
  vatProdPostingGroup: string | null;

  /** What the record is blocked for. */
  @Index()
  @Flag()
  blocked: boolean;

  /** Blocked for reasons of privacy. */
  @Flag()
  privacyBlocked: boolean;

  /** User-defined fields by name. */
  @Json({ required: true, default: '{}' })
  userFields: object;
}
