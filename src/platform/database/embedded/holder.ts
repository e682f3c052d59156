import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { findProcess } from '../../process/process-table';
import { dataFolderForeign, dataFolderHeld } from './embedded.errors';

/** Who uses a data folder, as its lock file says. */
export interface Holder {
  readonly pid: number;
  /** Tells the process from a later one of the same id. */
  readonly birth: string;
  readonly since: string;
  /** Address of the holder's API; null until it listens. */
  readonly url: string | null;
  /** Port of the database; null until it runs. */
  readonly databasePort: number | null;
}

const LOCK_FILE = 'holder.json';

/** The claim of this process on a data folder: a lock file that counts as long as its process lives. */
export class FolderHold {
  private constructor(
    private readonly file: string,
    private holder: Holder,
    /** Whether a process that held the folder before is gone without giving it back. */
    readonly inherited: boolean,
  ) {}

  /** Claims a folder. Throws DATA_FOLDER_HELD, naming the holder, when a living process has it. */
  static async take(folder: string): Promise<FolderHold> {
    const file = join(folder, LOCK_FILE);
    const holder: Holder = {
      pid: process.pid,
      birth: findProcess(process.pid)?.birth ?? '',
      since: new Date().toISOString(),
      url: null,
      databasePort: null,
    };
    let inherited = false;
    for (;;) {
      if (await create(file, holder).catch(foreign(folder)))
        return new FolderHold(file, holder, inherited);
      const text = await readOrNull(file);
      if (text === null) continue;
      const other = parse(text);
      if (other !== null && isAlive(other)) throw dataFolderHeld(folder, other);
      inherited = true;
      await discard(file, text);
    }
  }

  /** Adds to the lock file where the database or the API is. */
  async announce(facts: Partial<Pick<Holder, 'url' | 'databasePort'>>): Promise<void> {
    this.holder = { ...this.holder, ...facts };
    const next = `${this.file}.${randomUUID()}`;
    await writeFile(next, JSON.stringify(this.holder), { mode: 0o600 });
    await rename(next, this.file);
  }

  /** Gives the folder back; works while the process is ending, too. */
  release(): void {
    rmSync(this.file, { force: true });
  }
}

/** The living holder of a folder, or null. */
export async function findHolder(folder: string): Promise<Holder | null> {
  const text = await readOrNull(join(folder, LOCK_FILE));
  const holder = text === null ? null : parse(text);
  return holder !== null && isAlive(holder) ? holder : null;
}

function isAlive(holder: Holder): boolean {
  const running = findProcess(holder.pid);
  return running !== null && (holder.birth === '' || running.birth === holder.birth);
}

function foreign(folder: string): (error: unknown) => never {
  return (error) => {
    throw (error as NodeJS.ErrnoException).code === 'EACCES'
      ? dataFolderForeign(folder, error)
      : error;
  };
}

// Linked into place when it is complete: nobody ever reads half a lock file.
async function create(file: string, holder: Holder): Promise<boolean> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(holder), { mode: 0o600 });
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

// Of two processes that find the same stale lock, the slower one may move the faster one's new lock
// aside; it then sees by the text that this is not the stale one, and puts it back.
async function discard(file: string, stale: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
    if ((await readFile(aside, 'utf8')) !== stale) await link(aside, file);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

async function readOrNull(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function parse(text: string): Holder | null {
  try {
    const value = JSON.parse(text) as Partial<Holder>;
    return typeof value.pid === 'number'
      ? {
          pid: value.pid,
          birth: value.birth ?? '',
          since: value.since ?? 'an unknown time',
          url: value.url ?? null,
          databasePort: value.databasePort ?? null,
        }
      : null;
  } catch {
    return null;
  }
}
