import { isIP } from 'node:net';

/** Names of the environment variables that the process reads. */
export type ConfigName =
  | 'PORT'
  | 'HOST'
  | 'API_TOKEN'
  | 'API_USER_TOKEN'
  | 'API_READER_TOKEN'
  | 'DATABASE_URL'
  | 'DATABASE_POOL_SIZE'
  | 'TANDEM_DATA_DIR'
  | 'SECRET_KEY'
  | 'NODE_ENV'
  | 'LOG_LEVEL'
  | 'LOG_FORMAT'
  | 'LIVE_SYNC'
  | 'LIVE_DELAY_MS'
  | 'INTROSPECTION'
  | 'WORKERS'
  | 'JOB_LEASE_SECONDS'
  | 'QUERY_MAX_COST'
  | 'QUERY_MAX_DEPTH';

/** One environment variable: what it means, what it may hold, and how it is read. */
export interface ConfigVariable {
  readonly name: ConfigName;
  /** Value when unset or empty; null when there is none, or when it follows from another variable. */
  readonly default: string | null;
  /** What the value may be, to complete `Allowed: ...`. */
  readonly allowed: string;
  /** What it decides, as a sentence. */
  readonly meaning: string;
  /** A secret is never shown, in no message and in no log. */
  readonly secret: boolean;
  /** The typed value; undefined when it cannot be used. */
  readonly parse: (text: string) => string | number | boolean | undefined;
}

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
const SWITCH: Readonly<Record<string, boolean>> = {
  on: true,
  true: true,
  '1': true,
  off: false,
  false: false,
  '0': false,
};

const TOKEN_FORM = 'at least 16 visible ASCII characters without spaces';

/** Every environment variable that the process reads. The documentation is checked against this table. */
export const CONFIG_VARIABLES: readonly ConfigVariable[] = [
  {
    name: 'PORT',
    default: '4000',
    allowed: 'a whole number from 0 to 65535; 0 takes a free port',
    meaning: 'Port on which the API listens.',
    secret: false,
    parse: wholeNumber(0, 65_535),
  },
  {
    name: 'HOST',
    default: '127.0.0.1',
    allowed: 'an IP address or a host name',
    meaning: 'Address on which the API listens. One beyond loopback needs API_TOKEN.',
    secret: false,
    parse: (text) =>
      isIP(text) > 0 || /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(text) ? text : undefined,
  },
  {
    name: 'API_TOKEN',
    default: null,
    allowed: TOKEN_FORM,
    meaning: 'Bearer token of administrators. Unset: no authentication, loopback only.',
    secret: true,
    parse: token,
  },
  {
    name: 'API_USER_TOKEN',
    default: null,
    allowed: TOKEN_FORM,
    meaning: 'Bearer token of users: records and synchronizing, but no configuration.',
    secret: true,
    parse: token,
  },
  {
    name: 'API_READER_TOKEN',
    default: null,
    allowed: TOKEN_FORM,
    meaning: 'Bearer token of readers: queries and subscriptions alone.',
    secret: true,
    parse: token,
  },
  {
    name: 'DATABASE_URL',
    default: null,
    allowed: 'an address like postgres://user:password@host:5432/database',
    meaning: 'PostgreSQL server to use. Unset: the embedded one.',
    secret: true,
    parse: postgresUrl,
  },
  {
    name: 'DATABASE_POOL_SIZE',
    default: '10',
    allowed: 'a whole number from 1 to 200',
    meaning: 'Greatest number of connections to the database.',
    secret: false,
    parse: wholeNumber(1, 200),
  },
  {
    name: 'TANDEM_DATA_DIR',
    default: '.tandem/postgres',
    allowed: 'a folder, absolute or relative to the project',
    meaning: 'Where the embedded database keeps its data.',
    secret: false,
    parse: (text) => (text.includes('\0') ? undefined : text),
  },
  {
    name: 'SECRET_KEY',
    default: null,
    allowed: 'a text of at least 16 characters',
    meaning: 'Key that seals passwords kept in the database; the same on every server.',
    secret: true,
    parse: (text) => (text.length >= 16 ? text : undefined),
  },
  {
    name: 'NODE_ENV',
    default: 'development',
    allowed: 'development, production or test',
    meaning: 'production switches the Sandbox, its CORS rules and introspection off.',
    secret: false,
    parse: oneOf(['development', 'production', 'test']),
  },
  {
    name: 'LOG_LEVEL',
    default: 'info',
    allowed: LEVELS.join(', '),
    meaning: 'Least level that is logged. Below info, logs may hold personal data.',
    secret: false,
    parse: oneOf(LEVELS),
  },
  {
    name: 'LOG_FORMAT',
    default: null,
    allowed: 'json or text',
    meaning: 'How a log line is written. Unset: text on a terminal in development, else json.',
    secret: false,
    parse: oneOf(['json', 'text']),
  },
  {
    name: 'LIVE_SYNC',
    default: 'on',
    allowed: 'on or off',
    meaning: 'Whether this process carries changes over as soon as they are committed.',
    secret: false,
    parse: (text) => SWITCH[text.toLowerCase()],
  },
  {
    name: 'LIVE_DELAY_MS',
    default: '30',
    allowed: 'a whole number from 0 to 600000',
    meaning: 'How long changes are collected before they are carried over, in milliseconds.',
    secret: false,
    parse: wholeNumber(0, 600_000),
  },
  {
    name: 'INTROSPECTION',
    default: null,
    allowed: 'on or off',
    meaning: 'Whether clients may ask for the schema. Unset: on, but off in production.',
    secret: false,
    parse: (text) => SWITCH[text.toLowerCase()],
  },
  {
    name: 'WORKERS',
    default: '4',
    allowed: 'a whole number from 0 to 64',
    meaning:
      'Jobs that a process runs side by side. 0: this server runs none (npm run worker does).',
    secret: false,
    parse: wholeNumber(0, 64),
  },
  {
    name: 'JOB_LEASE_SECONDS',
    default: '30',
    allowed: 'a whole number from 3 to 3600',
    meaning: 'How soon others take over the jobs of a worker that gives no sign of life.',
    secret: false,
    parse: wholeNumber(3, 3_600),
  },
  {
    name: 'QUERY_MAX_COST',
    default: '100000',
    allowed: 'a whole number from 100 to 10000000',
    meaning: 'Greatest cost of a query: a field costs one, `first` multiplies what is below it.',
    secret: false,
    parse: wholeNumber(100, 10_000_000),
  },
  {
    name: 'QUERY_MAX_DEPTH',
    default: '12',
    allowed: 'a whole number from 3 to 50',
    meaning: 'Greatest depth of nested fields in a query.',
    secret: false,
    parse: wholeNumber(3, 50),
  },
];

function token(text: string): string | undefined {
  return /^[\x21-\x7e]{16,}$/.test(text) ? text : undefined;
}

function wholeNumber(least: number, greatest: number): (text: string) => number | undefined {
  return (text) => {
    const value = Number(text);
    return /^\d{1,9}$/.test(text) && value >= least && value <= greatest ? value : undefined;
  };
}

function oneOf(values: readonly string[]): (text: string) => string | undefined {
  return (text) => (values.includes(text.toLowerCase()) ? text.toLowerCase() : undefined);
}

function postgresUrl(text: string): string | undefined {
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) return undefined;
  return new URL(text).pathname.length > 1 ? text : undefined;
}
