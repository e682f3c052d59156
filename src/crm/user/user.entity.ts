import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Choice, Flag, Json, Ref, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';
import { BusinessUnit } from '../business-unit/business-unit.entity';
import { UserAccessMode } from './user.options';

/** A person or program that works in the CRM (systemuser); the counterpart of a salesperson. */
@Entity({ schema: 'crm', name: 'system_user' })
@Unique(['domainName'])
export class CrmUser extends SideRecord {
  @Text(64)
  firstName: string | null;

  @Text(64)
  lastName: string | null;

  /** Built from the name parts. */
  @Index()
  @Text(200)
  fullName: string | null;

  @Index()
  @Text(100)
  internalEmailAddress: string | null;

  @Text(100)
  personalEmailAddress: string | null;

  /** The name the user signs in with. */
  @Text(1024, { required: true })
  domainName: string;

  @Index()
  @ForeignKey<BusinessUnit>(() => BusinessUnit)
  @Ref()
  businessUnitId: string | null;

  @Flag()
  isDisabled: boolean;

  @Flag({ default: true })
  isLicensed: boolean;

  /** The user as whom an integration writes. */
  @Flag()
  isIntegrationUser: boolean;

  @Choice({ required: true, default: UserAccessMode.ReadWrite })
  accessMode: UserAccessMode;

  /** Client id of a program's registration; null for people. */
  @Ref()
  applicationId: string | null;

  /** Object id in the directory that signs people in. */
  @Ref()
  azureActiveDirectoryObjectId: string | null;

  /** Names of the user's security roles. */
  @Json({ required: true, default: '[]' })
  securityRoles: string[];

  @Text(100)
  jobTitle: string | null;

  @Text(64)
  mobilePhone: string | null;

  /** Columns a person added, by name. */
  @Json({ required: true, default: '{}' })
  userFields: object;
}
