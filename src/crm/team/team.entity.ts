import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Choice, Flag, Json, Ref, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';
import { BusinessUnit } from '../business-unit/business-unit.entity';
import { CrmUser } from '../user/user.entity';
import { TeamType } from './team.options';

/** A group of CRM users that can own records. */
@Entity({ schema: 'crm', name: 'team' })
@Check('ck_team_type', 'team_type IN (0, 1, 2, 3)')
export class Team extends SideRecord {
  @Index()
  @Text(160, { required: true })
  name: string;

  @Index()
  @ForeignKey<BusinessUnit>(() => BusinessUnit)
  @Ref()
  businessUnitId: string | null;

  @Index()
  @ForeignKey<CrmUser>(() => CrmUser)
  @Ref()
  administratorId: string | null;

  /** Accepted on create only. */
  @Choice({ required: true, default: TeamType.Owner })
  teamType: TeamType;

  /** The team a business unit gets by itself, with all its users. */
  @Flag()
  isDefault: boolean;

  @Text(2000)
  description: string | null;

  /** Names of the team's security roles. */
  @Json({ required: true, default: '[]' })
  securityRoles: string[];

  /** Columns a person added, by name. */
  @Json({ required: true, default: '{}' })
  userFields: object;
}
