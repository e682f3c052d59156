import { apiEnum } from '../common/lists/filter.inputs';

/** How the integration user proves who it is. */
export const AuthenticationTypeEnum = apiEnum(
  { CLOUD: 'CLOUD', AD: 'AD', IFD: 'IFD', OAUTH: 'OAUTH' } as const,
  'AuthenticationType',
  'How the integration user proves who it is; proposed by the address (6.2).',
  {
    CLOUD: 'By the directory of the cloud; the user name is an e-mail address.',
    AD: 'By a directory on premises; the user name names its domain.',
    IFD: 'On premises, reached from the internet.',
    OAUTH: 'On premises, by a registered application.',
  },
);

/** The cloud that the CRM runs in. */
export const CloudEnum = apiEnum(
  { PUBLIC: 'PUBLIC', US_GOVERNMENT: 'US_GOVERNMENT', CHINA: 'CHINA' } as const,
  'Cloud',
  'The cloud that the CRM runs in.',
  {
    PUBLIC: 'The public cloud.',
    US_GOVERNMENT: 'The sovereign cloud of the government of the United States.',
    CHINA: 'The sovereign cloud of China.',
  },
);

/** Which of the two connections. */
export const ConnectionScopeEnum = apiEnum(
  { BASE: 'BASE', SALES: 'SALES', ALL: 'ALL' } as const,
  'ConnectionScope',
  'Which of the two connections (K-1).',
  {
    BASE: 'The base connection: master data, users, currencies.',
    SALES: 'The sales connection on top of it: products, prices, documents.',
    ALL: 'Both.',
  },
);

/** A step of the assisted set-up. */
export const SetupStepKeyEnum = apiEnum(
  {
    CONNECTION: 'CONNECTION',
    ENABLE_BASE: 'ENABLE_BASE',
    COUPLE_SALESPEOPLE: 'COUPLE_SALESPEOPLE',
    ENABLE_SALES: 'ENABLE_SALES',
    COUPLE_RECORDS: 'COUPLE_RECORDS',
  } as const,
  'SetupStepKey',
  'A step of the assisted set-up (6.7).',
  {
    CONNECTION: 'How the CRM is reached.',
    ENABLE_BASE: 'The base connection.',
    COUPLE_SALESPEOPLE: 'Salespeople and users; with personal ownership only.',
    ENABLE_SALES: 'The sales connection.',
    COUPLE_RECORDS: 'The first couplings.',
  },
);

/** What the connection stands on. */
export const ConnectionCheckKeyEnum = apiEnum(
  {
    CREDENTIALS: 'CREDENTIALS',
    CRM_VERSION: 'CRM_VERSION',
    INTEGRATION_USER: 'INTEGRATION_USER',
    BASE_CURRENCY: 'BASE_CURRENCY',
    SOLUTION: 'SOLUTION',
    SALES_SOLUTION: 'SALES_SOLUTION',
    OWNER_TEAM: 'OWNER_TEAM',
  } as const,
  'ConnectionCheckKey',
  'What the connection stands on (K-4).',
  {
    CREDENTIALS: 'What is needed to reach the CRM.',
    CRM_VERSION: 'The version of the CRM.',
    INTEGRATION_USER: 'The integration user: that it exists, is enabled, and its roles.',
    BASE_CURRENCY: 'The base currency of the CRM.',
    SOLUTION: 'The solution of the integration in the CRM, and its version.',
    SALES_SOLUTION: 'The solution of the sales integration; with the sales connection only.',
    OWNER_TEAM: 'The team that owns what the integration writes, and its role.',
  },
);
