import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Ref } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';
import { CrmUser } from '../user/user.entity';
import { Team } from './team.entity';

/** A user's place in a team (teammembership). */
@Entity({ schema: 'crm', name: 'team_membership' })
@Unique(['teamId', 'systemUserId'])
export class TeamMembership extends SideRecord {
  @ForeignKey<Team>(() => Team, { onDelete: 'CASCADE' })
  @Ref({ required: true })
  teamId: string;

  @Index()
  @ForeignKey<CrmUser>(() => CrmUser, { onDelete: 'CASCADE' })
  @Ref({ required: true })
  systemUserId: string;
}
