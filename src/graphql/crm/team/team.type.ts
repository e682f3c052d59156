import { ObjectType } from 'type-graphql';
import {
  Has,
  HasFlag,
  HasText,
  May,
  MayText,
  RecordFields,
  UserFields,
} from '../../common/fields/field.decorators';
import { TeamType as TeamTypeEnum } from './team.enums';
import { BusinessUnitType } from '../business-unit/business-unit.type';
import { CrmUserType } from '../user/user.type';

/** A team that may own CRM records. */
@ObjectType('Team', { simpleResolvers: true, description: 'A team that may own CRM records.' })
export class TeamType extends RecordFields {
  @HasText('Name.')
  name: string;

  @Has(() => TeamTypeEnum, 'Kind of team; fixed once it is made.')
  teamType: number;

  @HasFlag('The team a business unit gets by itself, with all its users.')
  isDefault: boolean;

  @MayText('Description.')
  description: string | null;

  @Has(() => [String], 'Names of the security roles; few by nature.')
  securityRoles: string[];

  @UserFields()
  userFields: unknown;

  @May(() => BusinessUnitType, 'The business unit; null when none.')
  businessUnit: unknown;

  @May(() => CrmUserType, 'The administrator; null when none.')
  administrator: unknown;
}
