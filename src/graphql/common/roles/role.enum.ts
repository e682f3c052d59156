import type { Role } from '../../../platform/http/role';
import { apiEnum } from '../lists/filter.inputs';

const ROLE: { readonly [role in Role]: role } = {
  READER: 'READER',
  USER: 'USER',
  ADMINISTRATOR: 'ADMINISTRATOR',
};

/** What a caller may do, as the schema's enum. */
export const RoleEnum = apiEnum(
  ROLE,
  'Role',
  'What a caller may do; the bearer token of the request decides. Each role may do what the ones before it may.',
  {
    READER: 'Queries and subscriptions alone.',
    USER: 'Records of both sides, coupling, synchronizing, converting and posting as well.',
    ADMINISTRATOR:
      'The configuration as well: mappings, rules, settings, jobs, connection, full synchronization.',
  },
);
