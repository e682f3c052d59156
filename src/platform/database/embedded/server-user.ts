import { execFileSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Log } from '../../log';
import { serverUserMissing } from './embedded.errors';

/** The system user that the database server runs as. */
export interface ServerUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const NAME = 'postgres';

/** Whether this process is root, as whom PostgreSQL refuses to run. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * Whom the server runs as: null for the user of this process. For root it is the owner of the existing
 * data, else the user postgres, who is created where the system has none.
 */
export async function serverUser(cluster: string, log: Log): Promise<ServerUser | null> {
  if (!isRoot()) return null;
  const owner = await ownerOf(cluster);
  if (owner !== null && owner.uid !== 0) return { name: nameOf(owner.uid), ...owner };
  return lookUp(NAME) ?? create(log);
}

/** Whether a user can pass every folder down to `path` and enter or execute it. Root passes everywhere. */
export async function canReach(user: ServerUser | null, path: string): Promise<boolean> {
  if (user === null) return true;
  for (let current = path; ; current = dirname(current)) {
    const { mode, uid, gid } = await stat(current);
    if ((mode & executeBit(user, uid, gid)) === 0) return false;
    if (dirname(current) === current) return true;
  }
}

function executeBit(user: ServerUser, uid: number, gid: number): number {
  if (uid === user.uid) return 0o100;
  return gid === user.gid ? 0o010 : 0o001;
}

async function ownerOf(path: string): Promise<{ uid: number; gid: number } | null> {
  try {
    const { uid, gid } = await stat(path);
    return { uid, gid };
  } catch {
    return null;
  }
}

function nameOf(uid: number): string {
  try {
    return execFileSync('id', ['-nu', String(uid)], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return String(uid);
  }
}

function lookUp(name: string): ServerUser | null {
  try {
    const [uid, gid] = ['-u', '-g'].map((flag) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' })),
    );
    return uid === undefined || gid === undefined ? null : { name, uid, gid };
  } catch {
    return null;
  }
}

function create(log: Log): ServerUser {
  try {
    execFileSync(
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', NAME],
      {
        stdio: 'pipe',
      },
    );
    const user = lookUp(NAME);
    if (user === null) throw new Error(`useradd made no user ${NAME}.`);
    log.info({ user: NAME }, 'created a system user: PostgreSQL does not run as root');
    return user;
  } catch (error) {
    throw serverUserMissing(error);
  }
}
