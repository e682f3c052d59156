import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { chmod, mkdir, readlink, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { pino } from 'pino';
import { Refusal } from '../../src/platform/errors/refusal';
import { hydrateLinks } from '../../src/platform/database/embedded/binaries';
import { FolderHold } from '../../src/platform/database/embedded/holder';
import {
  findRunningDatabase,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../src/platform/database/embedded-postgres';
import { findProcess } from '../../src/platform/process/process-table';

const log = pino({ level: 'silent' });

let base: string;
let dataDir: string;

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'tandem-embedded-'));
  chmodSync(base, 0o755);
  dataDir = join(base, 'postgres');
});

afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});

function start(): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dataDir, log, fast: true });
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows[0] === undefined ? undefined : Object.values(rows[0])[0];
  } finally {
    await client.end();
  }
}

function serverPid(): number {
  return Number(readFileSync(join(dataDir, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]);
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'nothing',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );
}

// A process that is certainly over: its id is what a kill -9 leaves in a lock file.
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => child.once('exit', resolve));
  return child.pid ?? 0;
}

describe('the embedded database', () => {
  it('starts empty, keeps its data over a restart and gives the folder back', async () => {
    const first = await start();
    await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    expect(existsSync(join(dataDir, 'holder.json'))).toBe(false);
    expect(existsSync(join(dataDir, 'cluster/postmaster.pid'))).toBe(false);
    const second = await start();
    expect(await ask(second.url, 'SELECT answer FROM kept')).toBe(42);
    await second.stop();
    await second.stop();
  });

  it('speaks UTF-8, sorts by code point and knows the case of letters beyond ASCII', async () => {
    const database = await start();
    expect(await ask(database.url, 'SHOW server_encoding')).toBe('UTF8');
    expect(await ask(database.url, `SELECT lower('ÄÉ') || ('Z' < 'a')::text`)).toBe('äétrue');
    await database.stop();
  });

  it('listens on loopback alone and asks everybody for the password', async () => {
    const database = await start();
    expect(await ask(database.url, 'SHOW listen_addresses')).toBe('127.0.0.1');
    expect(await ask(database.url, 'SHOW unix_socket_directories')).toBe('');
    const wrong = new URL(database.url);
    wrong.password = 'guess';
    await expect(ask(wrong.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    expect((await stat(join(dataDir, 'password'))).mode & 0o777).toBe(0o600);
    await database.stop();
  });

  it('refuses a folder that a living process holds, and says which and where it answers', async () => {
    const database = await start();
    await database.announce('http://127.0.0.1:4000/graphql');
    const error = await start().catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      code: 'DATA_FOLDER_HELD',
      data: { pid: process.pid, url: 'http://127.0.0.1:4000/graphql' },
    });
    expect(await ask(database.url, 'SELECT 1')).toBe(1);
    expect(await findRunningDatabase(dataDir)).toBe(database.url);
    await database.stop();
    expect(await findRunningDatabase(dataDir)).toBeNull();
  });

  it('heals after both processes were killed', async () => {
    const database = await start();
    const pidFile = readFileSync(join(dataDir, 'cluster/postmaster.pid'));
    await database.stop();
    writeFileSync(join(dataDir, 'cluster/postmaster.pid'), pidFile);
    writeFileSync(
      join(dataDir, 'holder.json'),
      JSON.stringify({ pid: await deadPid(), birth: 'x', since: 'then' }),
    );
    const healed = await start();
    expect(await ask(healed.url, 'SELECT answer FROM kept')).toBe(42);
    await healed.stop();
  });

  it('stops the server that a killed process left running, then starts', async () => {
    const killed = await start();
    const orphan = serverPid();
    writeFileSync(
      join(dataDir, 'holder.json'),
      JSON.stringify({ pid: await deadPid(), birth: 'x', since: 'then' }),
    );
    const healed = await start();
    expect(findProcess(orphan)).toBeNull();
    expect(serverPid()).not.toBe(orphan);
    expect(await ask(healed.url, 'SELECT answer FROM kept')).toBe(42);
    expect((await killed.crashed).message).toContain('server.log');
    await healed.stop();
  });

  it('leaves a server alone that another process looks after', async () => {
    const database = await start();
    const holder = readFileSync(join(dataDir, 'holder.json'));
    await rm(join(dataDir, 'holder.json'));
    expect(await codeOf(start())).toBe('DATA_FOLDER_HELD');
    expect(await ask(database.url, 'SELECT 1')).toBe(1);
    writeFileSync(join(dataDir, 'holder.json'), holder);
    await database.stop();
  });

  it('is not misled by a process that has the id of the old server', async () => {
    await (await start()).stop();
    writeFileSync(join(dataDir, 'cluster/postmaster.pid'), `${process.pid}\n`);
    const database = await start();
    expect(await ask(database.url, 'SELECT 1')).toBe(1);
    await database.stop();
  });

  it('refuses data of another major version and data without its password', async () => {
    const version = join(dataDir, 'cluster/PG_VERSION');
    const right = readFileSync(version, 'utf8');
    writeFileSync(version, '15\n');
    expect(await codeOf(start())).toBe('DATABASE_VERSION_DIFFERS');
    writeFileSync(version, right);
    const password = readFileSync(join(dataDir, 'password'));
    await rm(join(dataDir, 'password'));
    expect(await codeOf(start())).toBe('DATABASE_PASSWORD_MISSING');
    writeFileSync(join(dataDir, 'password'), password, { mode: 0o600 });
    expect(existsSync(join(dataDir, 'holder.json'))).toBe(false);
  });

  it('says when the server ends by itself', async () => {
    const database = await start();
    process.kill(serverPid(), 'SIGKILL');
    expect((await database.crashed).message).toContain('ended');
    await database.stop();
    const healed = await start();
    expect(await ask(healed.url, 'SELECT answer FROM kept')).toBe(42);
    await healed.stop();
  });

  const asRoot = process.getuid?.() === 0 ? it : it.skip;
  asRoot(
    'keeps its data elsewhere when the user of the server cannot reach the folder',
    async () => {
      const closed = join(base, 'closed');
      await mkdir(closed);
      await chmod(closed, 0o700);
      const wanted = join(closed, '.tandem/postgres');
      const database = await startEmbeddedPostgres({ dataDir: wanted, log, fast: true });
      expect(await readlink(wanted)).toBe(database.dataDir);
      await ask(database.url, 'CREATE TABLE kept AS SELECT 7 AS answer');
      await database.stop();
      const again = await startEmbeddedPostgres({ dataDir: wanted, log, fast: true });
      expect(await ask(again.url, 'SELECT answer FROM kept')).toBe(7);
      await again.stop();
      await rm(again.dataDir, { recursive: true });
    },
  );
});

describe('the hold on a data folder', () => {
  it('goes to one of many that take over a stale lock at once', async () => {
    const folder = mkdtempSync(join(base, 'hold-'));
    writeFileSync(
      join(folder, 'holder.json'),
      JSON.stringify({ pid: await deadPid(), birth: 'x', since: 'then' }),
    );
    const results = await Promise.allSettled(
      Array.from({ length: 12 }, () => FolderHold.take(folder)),
    );
    const holds = results.flatMap((result) =>
      result.status === 'fulfilled' ? [result.value] : [],
    );
    expect(holds).toHaveLength(1);
    holds[0]?.release();
  });

  it('takes a lock file that was cut short for a stale one', async () => {
    const folder = mkdtempSync(join(base, 'hold-'));
    writeFileSync(join(folder, 'holder.json'), '{"pid":');
    const hold = await FolderHold.take(folder);
    expect(hold.inherited).toBe(true);
    hold.release();
  });
});

describe('the binaries', () => {
  it('get the links of their libraries where no install script made them', async () => {
    const folder = mkdtempSync(join(base, 'package-'));
    await mkdir(join(folder, 'native/lib'), { recursive: true });
    writeFileSync(join(folder, 'native/lib/libpq.so.5.18'), '');
    writeFileSync(join(folder, 'native/lib/libssl.so.1.1'), '');
    symlinkSync('libssl.so.1.1', join(folder, 'native/lib/libssl.so'));
    const links = ['libpq.so', 'libpq.so.5'].map((name) => ({
      source: 'native/lib/libpq.so.5.18',
      target: `native/lib/${name}`,
    }));
    links.push({ source: 'native/lib/libssl.so.1.1', target: 'native/lib/libssl.so' });
    writeFileSync(join(folder, 'native/pg-symlinks.json'), JSON.stringify(links));
    await hydrateLinks(folder);
    expect(await readlink(join(folder, 'native/lib/libpq.so.5'))).toBe('libpq.so.5.18');
    expect(await readlink(join(folder, 'native/lib/libpq.so'))).toBe('libpq.so.5.18');
  });
});
