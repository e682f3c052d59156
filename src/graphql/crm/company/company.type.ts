import { ID, ObjectType } from 'type-graphql';
import {
  HasText,
  May,
  MayText,
  RecordFields,
  UserFields,
} from '../../common/fields/field.decorators';
import { TeamType } from '../team/team.type';
import { CrmUserType } from '../user/user.type';

/** An ERP company as the CRM knows it. */
@ObjectType('CrmCompany', {
  simpleResolvers: true,
  description: 'An ERP company as the CRM knows it.',
})
export class CrmCompanyType extends RecordFields {
  @May(() => ID, 'A user or a team, as `ownerIdType` says.')
  ownerId: string | null;

  @MayText('Whether the owner is a user or a team.')
  ownerIdType: string | null;

  @HasText("The ERP company's own id.")
  externalId: string;

  @MayText('Name.')
  name: string | null;

  @MayText('Where the pages of the ERP are, as links from the CRM find them; null when not set.')
  erpWebAddress: string | null;

  @UserFields()
  userFields: unknown;

  @May(() => TeamType, "Team that owns the company's records where no salesperson does.")
  defaultOwningTeam: unknown;

  @May(() => CrmUserType, 'The user who owns the record; null when a team does.')
  ownerUser: unknown;

  @May(() => TeamType, 'The team that owns the record; null when a user does.')
  ownerTeam: unknown;
}
