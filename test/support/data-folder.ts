import { constants } from 'node:fs';
import { access, mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
const PREFIX = 'tandem-test-';

/** Free memory that all clusters of a run together stay far below. */
const ROOM_BYTES = 2 * 1024 ** 3;

/**
 * A folder of its own for the data of a test cluster: in memory where the machine has it to spare, as each spec
 * clones a database of some thousand files, which takes a disk fifty times as long; else among temporary files.
 */
export async function makeDataFolder(): Promise<string> {
  const base = (await hasRoom(MEMORY)) ? MEMORY : tmpdir();
  return mkdtemp(join(base, `${PREFIX}${process.pid}-`));
}

/** Removes what runs that were killed left in memory; their servers end with their data. */
export async function removeLeftovers(): Promise<void> {
  const names = await readdir(MEMORY).catch(() => []);
  for (const name of names) {
    const pid = /^tandem-test-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    await rm(join(MEMORY, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

async function hasRoom(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.W_OK);
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize >= ROOM_BYTES;
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
