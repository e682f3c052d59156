import {
  chmod,
  chown,
  lstat,
  mkdir,
  mkdtemp,
  realpath,
  rm,
  rmdir,
  stat,
  symlink,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Log } from '../../log';
import { dataFolderForeign, dataFolderUnreachable } from './embedded.errors';
import { canReach, type ServerUser } from './server-user';

/** Where the embedded database keeps what it needs. */
export interface DataFolder {
  readonly root: string;
  /** The cluster of PostgreSQL. */
  readonly cluster: string;
  /** The password of the database's user; readable by the owner alone. */
  readonly passwordFile: string;
  /** What the server writes about itself. */
  readonly logFile: string;
}

/** The parts of a data folder whose place is known. */
export function dataFolderAt(root: string): DataFolder {
  return {
    root,
    cluster: join(root, 'cluster'),
    passwordFile: join(root, 'password'),
    logFile: join(root, 'server.log'),
  };
}

/**
 * Makes the data folder, or finds it. Where the user of the server cannot reach it (root started a project
 * under /root), the folder is made elsewhere and a symbolic link to it takes its place.
 */
export async function prepareDataFolder(
  wanted: string,
  user: ServerUser | null,
  log: Log,
): Promise<DataFolder> {
  await dropDanglingLink(wanted);
  try {
    await makeFolder(wanted, 0o711);
  } catch (error) {
    throw dataFolderForeign(wanted, error);
  }
  const root = await realpath(wanted);
  if (await canReach(user, root)) return dataFolderAt(root);
  return dataFolderAt(await moveWithinReach(wanted, user, log));
}

/** A folder for data that every user can pass, for when the project itself cannot be passed. */
export async function reachableBase(): Promise<string> {
  const candidates = ['/var/lib/tandem', join(tmpdir(), 'tandem')];
  for (const base of candidates) {
    try {
      await makeFolder(base, 0o755);
      // Programs are run from here: a folder that somebody else can write to will not do.
      const { uid, mode } = await stat(base);
      if (uid === process.getuid?.() && (mode & 0o022) === 0) return base;
    } catch {
      // A read-only system folder: the next one will do.
    }
  }
  throw new Error(`Neither ${candidates.join(' nor ')} can be made and kept from others.`);
}

/** Gives a path to the user of the server. */
export async function giveTo(user: ServerUser | null, path: string): Promise<void> {
  if (user !== null) await chown(path, user.uid, user.gid);
}

async function moveWithinReach(wanted: string, user: ServerUser | null, log: Log): Promise<string> {
  const project = basename(dirname(dirname(wanted))).replace(/[^\w.-]/g, '') || 'project';
  const place = await mkdtemp(join(await reachableBase(), `${project}-`));
  await chmod(place, 0o711);
  try {
    // Only an empty folder may give way to a link.
    await rmdir(wanted);
    await symlink(place, wanted);
  } catch (error) {
    await rmdir(place);
    const link = await lstat(wanted).catch(() => null);
    if (link?.isSymbolicLink() === true) return realpath(wanted);
    throw dataFolderUnreachable(wanted, user?.name ?? '', error);
  }
  log.warn(
    { folder: place, link: wanted },
    'the user of the database server cannot reach the project; its data is kept elsewhere, with a link in the project',
  );
  return place;
}

// mkdir obeys the umask; folders made here must be passable whatever it is.
async function makeFolder(path: string, mode: number): Promise<void> {
  const above = dirname(path);
  if (!(await isThere(path))) {
    if (!(await isThere(above))) await makeFolder(above, 0o755);
    await mkdir(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    await chmod(path, mode);
  }
}

async function dropDanglingLink(path: string): Promise<void> {
  const link = await lstat(path).catch(() => null);
  if (link?.isSymbolicLink() !== true || (await isThere(path))) return;
  await rm(path);
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
