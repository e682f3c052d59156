import { apiEnum } from '../../common/lists/filter.inputs';
import { TeamType as TeamTypeOption } from '../../../crm/team/team.options';

/** What a CRM team is for: team.teamtype. */
export const TeamType = apiEnum(
  TeamTypeOption,
  'TeamType',
  'What a CRM team is for: team.teamtype.',
  {
    Owner: 'Owns records.',
    Access: 'Shares single records.',
    SecurityGroup: 'Members come from a security group of the directory.',
    OfficeGroup: 'Members come from an office group of the directory.',
  },
);
