import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Log } from '../log';
import { prepareBinaries, type Binaries } from './embedded/binaries';
import { prepareCluster, readPassword, SUPERUSER } from './embedded/cluster';
import { dataFolderAt, prepareDataFolder, type DataFolder } from './embedded/data-folder';
import { findHolder, FolderHold } from './embedded/holder';
import { clearStale, Postmaster } from './embedded/postmaster';
import { FAST_SETTINGS, serverSettings, type ServerSettings } from './embedded/server-settings';
import { serverUser, type ServerUser } from './embedded/server-user';

/** How the embedded database starts. */
export interface EmbeddedPostgresOptions {
  /** Its folder; made when missing. */
  readonly dataDir: string;
  readonly log: Log;
  /** Do not wait for the disk: for tests and measurements, whose data is thrown away. */
  readonly fast?: boolean;
  /** Settings of PostgreSQL on top of ours. */
  readonly settings?: ServerSettings;
}

/** A running embedded database, held by this process. */
export interface EmbeddedPostgres {
  /** Address of its database, with user and password. */
  readonly url: string;
  /** Where its data is; differs from the wanted folder when that one could not be reached. */
  readonly dataDir: string;
  /** Resolves with an error when the server ends without being asked to. */
  readonly crashed: Promise<Error>;
  /** Notes in the lock file where the API answers, so that a second start can name it. */
  announce(apiUrl: string): Promise<void>;
  /** Stops the server and gives the folder back. Repeating it changes nothing. */
  stop(): Promise<void>;
}

const DATABASE = 'tandem';
const ATTEMPTS = 5;
const PASSING_TROUBLE =
  /could not bind|Address already in use|shared memory block|could not create any TCP/;

/**
 * Starts the PostgreSQL that came with the packages, on a free port of the loopback address, as an
 * ordinary user even under root. Heals what a killed process left behind. Refuses with DATA_FOLDER_HELD
 * when another living process uses the folder.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const { log } = options;
  const user = await serverUser(dataFolderAt(options.dataDir).cluster, log);
  const folder = await prepareDataFolder(options.dataDir, user, log);
  const hold = await FolderHold.take(folder.root);
  const releaseAtExit = (): void => {
    hold.release();
  };
  process.once('exit', releaseAtExit);
  try {
    const binaries = await prepareBinaries(user, log);
    const orphan = await clearStale(folder, hold.inherited);
    if (orphan !== null)
      log.warn({ pid: orphan }, 'stopped the database server of a process that was killed');
    const password = await prepareCluster(folder, {
      binaries,
      user,
      fast: options.fast ?? false,
      log,
    });
    const { postmaster, port } = await startServer(folder, binaries, user, options);
    await hold.announce({ databasePort: port });
    const url = await ensureDatabase(urlOf(port, password));
    log.debug({ folder: folder.root, port }, 'the embedded database takes connections');
    return running({ postmaster, hold, url, folder, releaseAtExit });
  } catch (error) {
    process.off('exit', releaseAtExit);
    hold.release();
    throw error;
  }
}

/** Address of the embedded database that another process runs on the folder; null when none does. */
export async function findRunningDatabase(dataDir: string): Promise<string | null> {
  const holder = await findHolder(dataDir);
  if (holder?.databasePort == null) return null;
  return urlOf(holder.databasePort, await readPassword(dataFolderAt(dataDir)), DATABASE);
}

interface Server {
  readonly postmaster: Postmaster;
  readonly hold: FolderHold;
  readonly url: string;
  readonly folder: DataFolder;
  readonly releaseAtExit: () => void;
}

function running({ postmaster, hold, url, folder, releaseAtExit }: Server): EmbeddedPostgres {
  let stopping: Promise<void> | null = null;
  const abandonAtExit = (): void => {
    postmaster.abandon();
  };
  process.once('exit', abandonAtExit);
  const stop = async (): Promise<void> => {
    await postmaster.stop();
    process.off('exit', abandonAtExit).off('exit', releaseAtExit);
    hold.release();
  };
  const crashed = new Promise<Error>((resolve) => {
    void postmaster.ended.then(() => {
      if (stopping === null)
        resolve(new Error(`The embedded database ended; ${folder.logFile} says why.`));
    });
  });
  return {
    url,
    dataDir: folder.root,
    crashed,
    announce: (apiUrl) => hold.announce({ url: apiUrl }),
    stop: () => (stopping ??= stop()),
  };
}

// The free port may be taken by somebody else in the moment before the server binds it.
async function startServer(
  folder: DataFolder,
  binaries: Binaries,
  user: ServerUser | null,
  options: EmbeddedPostgresOptions,
): Promise<{ postmaster: Postmaster; port: number }> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const settings = {
      ...serverSettings(port),
      ...(options.fast === true ? FAST_SETTINGS : {}),
      ...options.settings,
    };
    try {
      return {
        postmaster: await Postmaster.start(binaries.postgres, folder, user, settings),
        port,
      };
    } catch (error) {
      if (attempt >= ATTEMPTS || !PASSING_TROUBLE.test(String(error))) throw error;
      await sleep(200 * attempt);
    }
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

function urlOf(port: number, password: string, database = 'postgres'): string {
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
}

// Connecting also shows that the password fits and that the server answers.
async function ensureDatabase(adminUrl: string): Promise<string> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
  return adminUrl.replace(/\/postgres$/, `/${DATABASE}`);
}
