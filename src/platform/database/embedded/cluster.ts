import { spawn } from 'node:child_process';
import { access, chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Log } from '../../log';
import type { Binaries } from './binaries';
import { giveTo, type DataFolder } from './data-folder';
import {
  clusterVersionDiffers,
  dataFolderForeign,
  passwordMissing,
  serverFailed,
} from './embedded.errors';
import type { ServerUser } from './server-user';

/** Name of the superuser of the embedded cluster. */
export const SUPERUSER = 'tandem';

/** What a new cluster is made with. */
export interface ClusterSettings {
  readonly binaries: Binaries;
  readonly user: ServerUser | null;
  /** Do not wait for the disk: for clusters that are thrown away. */
  readonly fast: boolean;
  readonly log: Log;
}

/** Environment of the server's processes: nothing of ours, no secret least of all. */
export const SERVER_ENVIRONMENT: Readonly<Record<string, string>> = {
  PATH: '/usr/local/bin:/usr/bin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
};

const DRAFT = 'cluster.new-';

/** Makes the cluster once, or checks that the existing one fits the binaries. Answers with its password. */
export async function prepareCluster(
  folder: DataFolder,
  settings: ClusterSettings,
): Promise<string> {
  await dropDrafts(folder);
  const found = await versionOf(folder);
  if (found === null) return createCluster(folder, settings);
  const wanted = settings.binaries.version.split('.')[0] ?? '';
  if (found !== wanted) throw clusterVersionDiffers(folder.root, found, wanted);
  return readPassword(folder);
}

/** The password of an existing cluster. */
export async function readPassword(folder: DataFolder): Promise<string> {
  try {
    return (await readFile(folder.passwordFile, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw passwordMissing(folder.passwordFile);
    throw dataFolderForeign(folder.root, error);
  }
}

async function versionOf(folder: DataFolder): Promise<string | null> {
  try {
    return (await readFile(join(folder.cluster, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw dataFolderForeign(folder.root, error);
  }
}

// Made under another name and renamed when whole: a start that is killed leaves no half cluster.
async function createCluster(folder: DataFolder, settings: ClusterSettings): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  await rm(folder.passwordFile, { force: true });
  await writeFile(folder.passwordFile, `${password}\n`, { mode: 0o600 });
  await giveTo(settings.user, folder.passwordFile);
  const draft = join(folder.root, `${DRAFT}${randomUUID()}`);
  await mkdir(draft);
  await chmod(draft, 0o700);
  await giveTo(settings.user, draft);
  await initialise(draft, folder, settings);
  await rename(draft, folder.cluster);
  settings.log.info({ folder: folder.root }, 'made the embedded database');
  return password;
}

async function initialise(
  draft: string,
  folder: DataFolder,
  settings: ClusterSettings,
): Promise<void> {
  const { binaries, user, fast } = settings;
  const flags = [
    `--pgdata=${draft}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${folder.passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    // Sorts by code point and knows the case of every letter, the same on each operating system.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(fast ? ['--no-sync'] : []),
  ];
  const child = spawn(binaries.initdb, flags, {
    cwd: folder.root,
    env: SERVER_ENVIRONMENT,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(user === null ? {} : { uid: user.uid, gid: user.gid }),
  });
  const endWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', endWithUs);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  }).finally(() => process.off('exit', endWithUs));
  if (code !== 0) throw serverFailed('make its data folder', output.trim());
}

async function dropDrafts(folder: DataFolder): Promise<void> {
  await access(folder.root);
  for (const name of await readdir(folder.root)) {
    if (!name.startsWith(DRAFT)) continue;
    // An initdb that outlived its killed parent may still write; what it leaves goes next time.
    await rm(join(folder.root, name), { recursive: true, force: true }).catch(() => undefined);
  }
}
