import { apiEnum } from '../../common/lists/filter.inputs';
import { UserAccessMode as UserAccessModeOption } from '../../../crm/user/user.options';

/** What a CRM user may open: systemuser.accessmode. */
export const UserAccessMode = apiEnum(
  UserAccessModeOption,
  'UserAccessMode',
  'What a CRM user may open: systemuser.accessmode.',
  {
    ReadWrite: 'Works in the CRM within the rights of the roles.',
    Administrative: 'Settings only, no sales data.',
    Read: 'Reads only.',
    Support: 'Support engineers of the vendor.',
    NonInteractive: 'A program; never signs in to the pages.',
  },
);
