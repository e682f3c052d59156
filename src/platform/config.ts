import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { CONFIG_VARIABLES, type ConfigName } from './config-variables';
import { ConfigError, type ConfigProblem } from './config.errors';
import { isLoopback } from './loopback';

/** Where the process runs: production hides what helps development. */
export type Environment = 'development' | 'production' | 'test';

/** The configuration of the process, parsed and typed once at start-up. Frozen. */
export interface Config {
  readonly environment: Environment;
  readonly http: {
    readonly host: string;
    /** 0 takes a free port. */
    readonly port: number;
    /** Bearer token of administrators; null when no request needs a token. */
    readonly apiToken: string | null;
    /** Bearer token of users; null when there is none. */
    readonly userToken: string | null;
    /** Bearer token of readers; null when there is none. */
    readonly readerToken: string | null;
  };
  readonly database: {
    /** Server to use; null starts the embedded one. */
    readonly url: string | null;
    /** Folder of the embedded server, absolute. */
    readonly dataDir: string;
    readonly poolSize: number;
  };
  /** Key that seals secrets kept in the database; null: none can be kept. */
  readonly secretKey: string | null;
  readonly log: { readonly level: string; readonly format: 'json' | 'text' };
  readonly jobs: {
    /** How many run side by side in this process; 0: none. */
    readonly workers: number;
    readonly leaseSeconds: number;
  };
  /** Carrying changes over as soon as they are committed. */
  readonly live: { readonly enabled: boolean; readonly delayMs: number };
  /** Whether clients may ask for the schema. */
  readonly introspection: boolean;
  readonly limits: { readonly maxCost: number; readonly maxDepth: number };
}

/** Environment variables by name, as `process.env` has them. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** Reads the configuration. Throws a ConfigError that names every variable with a bad value. */
export function loadConfig(env: Variables = process.env): Config {
  const problems: ConfigProblem[] = [];
  const values = parseAll(env, problems);
  if (problems.length === 0) problems.push(...openToAll(values), ...unfitTokens(values));
  if (problems.length > 0) throw new ConfigError(problems);
  const environment = values.NODE_ENV as Environment;
  return deepFreeze({
    environment,
    http: {
      host: values.HOST as string,
      port: values.PORT as number,
      apiToken: values.API_TOKEN as string | null,
      userToken: values.API_USER_TOKEN as string | null,
      readerToken: values.API_READER_TOKEN as string | null,
    },
    database: {
      url: values.DATABASE_URL as string | null,
      dataDir: resolve(projectFolder(), values.TANDEM_DATA_DIR as string),
      poolSize: values.DATABASE_POOL_SIZE as number,
    },
    secretKey: values.SECRET_KEY as string | null,
    log: {
      level: values.LOG_LEVEL as string,
      format: (values.LOG_FORMAT as 'json' | 'text' | null) ?? defaultFormat(environment),
    },
    jobs: {
      workers: values.WORKERS as number,
      leaseSeconds: values.JOB_LEASE_SECONDS as number,
    },
    live: { enabled: values.LIVE_SYNC as boolean, delayMs: values.LIVE_DELAY_MS as number },
    introspection: (values.INTROSPECTION as boolean | null) ?? environment !== 'production',
    limits: {
      maxCost: values.QUERY_MAX_COST as number,
      maxDepth: values.QUERY_MAX_DEPTH as number,
    },
  });
}

/** The folder of the project: the nearest one above this file with a package.json. */
export function projectFolder(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) {
    folder = dirname(folder);
  }
  return folder;
}

type Values = Record<ConfigName, string | number | boolean | null>;

function parseAll(env: Variables, problems: ConfigProblem[]): Values {
  const values: Partial<Values> = {};
  for (const variable of CONFIG_VARIABLES) {
    const given = env[variable.name]?.trim() ?? '';
    const text = given === '' ? variable.default : given;
    const value = text === null ? null : variable.parse(text);
    if (value === undefined) {
      problems.push({
        variable: variable.name,
        value: variable.secret ? null : given,
        allowed: variable.allowed,
      });
    }
    values[variable.name] = value ?? null;
  }
  return values as Values;
}

function openToAll(values: Values): ConfigProblem[] {
  const host = String(values.HOST);
  if (isLoopback(host) || values.API_TOKEN !== null) return [];
  const allowed =
    'a loopback address, unless API_TOKEN is set: without it anybody who reaches the port could write';
  return [{ variable: 'HOST', value: host, allowed }];
}

const LESSER_TOKENS = ['API_USER_TOKEN', 'API_READER_TOKEN'] as const;

// Unset it would leave nobody who may configure; equal, a user would silently be an administrator.
function unfitTokens(values: Values): ConfigProblem[] {
  const taken = new Map([[values.API_TOKEN, 'API_TOKEN']]);
  return LESSER_TOKENS.flatMap((variable) => {
    const token = values[variable];
    if (token === null) return [];
    if (values.API_TOKEN === null)
      return [{ variable, value: null, allowed: 'a token beside API_TOKEN, which is not set' }];
    const other = taken.get(token);
    taken.set(token, variable);
    return other === undefined
      ? []
      : [{ variable, value: null, allowed: `another token than ${other}` }];
  });
}

// A person at a terminal reads lines; everything else reads JSON.
function defaultFormat(environment: Environment): 'json' | 'text' {
  return environment === 'development' && process.stdout.isTTY ? 'text' : 'json';
}

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value) as unknown[]) {
    if (typeof part === 'object' && part !== null) deepFreeze(part);
  }
  return Object.freeze(value);
}
