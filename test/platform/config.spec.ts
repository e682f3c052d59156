import { isAbsolute } from 'node:path';
import { loadConfig, type Variables } from '../../src/platform/config';
import { ConfigError } from '../../src/platform/config.errors';
import { CONFIG_VARIABLES } from '../../src/platform/config-variables';

const TOKEN = 'correct-horse-battery';

function problemsOf(env: Variables): ConfigError {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('The configuration was accepted.');
}

describe('the configuration', () => {
  it('has defaults that listen on loopback without authentication', () => {
    const config = loadConfig({});
    expect(config.http).toEqual({
      host: '127.0.0.1',
      port: 4000,
      apiToken: null,
      userToken: null,
      readerToken: null,
    });
    expect(config.environment).toBe('development');
    expect(config.database.url).toBeNull();
    expect(config.database.poolSize).toBe(10);
    expect(config.introspection).toBe(true);
    expect(config.log.level).toBe('info');
  });

  it('keeps the embedded database in a folder of the project', () => {
    const { dataDir } = loadConfig({}).database;
    expect(isAbsolute(dataDir)).toBe(true);
    expect(dataDir.endsWith('.tandem/postgres')).toBe(true);
    expect(loadConfig({ TANDEM_DATA_DIR: '/srv/hub' }).database.dataDir).toBe('/srv/hub');
  });

  it('is frozen in all its parts', () => {
    const config = loadConfig({});
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.http)).toBe(true);
    expect(Object.isFrozen(config.limits)).toBe(true);
  });

  it('reads an empty value as unset', () => {
    expect(loadConfig({ PORT: '', DATABASE_URL: '  ' }).http.port).toBe(4000);
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', '4e3'],
    ['PORT', '-1'],
    ['HOST', 'not a host'],
    ['DATABASE_POOL_SIZE', '0'],
    ['NODE_ENV', 'staging'],
    ['LOG_LEVEL', 'loud'],
    ['LOG_FORMAT', 'xml'],
    ['INTROSPECTION', 'maybe'],
    ['WORKERS', '65'],
    ['JOB_LEASE_SECONDS', '2'],
    ['QUERY_MAX_COST', 'none'],
    ['QUERY_MAX_DEPTH', '2'],
  ])('names %s with its value %s and what is allowed', (variable, value) => {
    const error = problemsOf({ [variable]: value });
    const allowed = CONFIG_VARIABLES.find(({ name }) => name === variable)?.allowed ?? '';
    expect(error.problems).toEqual([{ variable, value, allowed }]);
    expect(error.message).toContain(`${variable}=${value}`);
    expect(error.message).toContain(allowed);
  });

  it('never shows a secret that cannot be used', () => {
    const error = problemsOf({ API_TOKEN: 'too-short', DATABASE_URL: 'mysql://user:hush@host/db' });
    expect(error.problems.map(({ variable }) => variable)).toEqual(['API_TOKEN', 'DATABASE_URL']);
    expect(error.message).not.toMatch(/too-short|hush/);
  });

  it('names every bad value at once', () => {
    expect(problemsOf({ PORT: 'x', LOG_LEVEL: 'y' }).problems).toHaveLength(2);
  });

  it.each(['0.0.0.0', '::', '192.168.1.4', 'hub.example.com'])(
    'refuses to listen on %s without a token',
    (host) => {
      expect(problemsOf({ HOST: host }).problems[0]?.variable).toBe('HOST');
      expect(loadConfig({ HOST: host, API_TOKEN: TOKEN }).http).toMatchObject({
        host,
        apiToken: TOKEN,
      });
    },
  );

  it('takes tokens of users and readers beside that of administrators', () => {
    const env = {
      API_TOKEN: TOKEN,
      API_USER_TOKEN: 'staple-horse-battery',
      API_READER_TOKEN: 'window-horse-battery',
    };
    expect(loadConfig(env).http).toMatchObject({
      apiToken: TOKEN,
      userToken: 'staple-horse-battery',
      readerToken: 'window-horse-battery',
    });
  });

  it.each(['API_USER_TOKEN', 'API_READER_TOKEN'])(
    'refuses %s without API_TOKEN, or when it equals another, and shows no token',
    (variable) => {
      const alone = problemsOf({ [variable]: TOKEN });
      expect(alone.problems).toEqual([
        { variable, value: null, allowed: 'a token beside API_TOKEN, which is not set' },
      ]);
      const equal = problemsOf({ API_TOKEN: TOKEN, [variable]: TOKEN });
      expect(equal.problems).toEqual([
        { variable, value: null, allowed: 'another token than API_TOKEN' },
      ]);
      expect(`${alone.message}${equal.message}`).not.toContain(TOKEN);
    },
  );

  it('refuses readers with the token of users', () => {
    const same = {
      API_USER_TOKEN: 'staple-horse-battery',
      API_READER_TOKEN: 'staple-horse-battery',
    };
    expect(problemsOf({ API_TOKEN: TOKEN, ...same }).problems).toEqual([
      { variable: 'API_READER_TOKEN', value: null, allowed: 'another token than API_USER_TOKEN' },
    ]);
  });

  it.each(['localhost', '127.0.0.1', '127.8.8.8', '::1'])(
    'listens on %s without a token',
    (host) => {
      expect(loadConfig({ HOST: host }).http.host).toBe(host);
    },
  );

  it('switches introspection off in production unless asked for', () => {
    expect(loadConfig({ NODE_ENV: 'production' }).introspection).toBe(false);
    expect(loadConfig({ NODE_ENV: 'production', INTROSPECTION: 'on' }).introspection).toBe(true);
    expect(loadConfig({ INTROSPECTION: 'off' }).introspection).toBe(false);
  });

  it('describes every variable once', () => {
    const names = CONFIG_VARIABLES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, meaning, allowed } of CONFIG_VARIABLES) {
      expect([name, meaning.length > 0, allowed.length > 0]).toEqual([name, true, true]);
    }
  });
});
