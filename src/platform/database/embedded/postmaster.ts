import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findProcess, type RunningProcess } from '../../process/process-table';
import { SERVER_ENVIRONMENT } from './cluster';
import { giveTo, type DataFolder } from './data-folder';
import { clusterHeld, serverFailed } from './embedded.errors';
import type { ServerSettings } from './server-settings';
import type { ServerUser } from './server-user';

const POLL_MS = 10;
const START_LIMIT_MS = 300_000;
const LOG_LIMIT_BYTES = 10 * 1024 * 1024;
const STATUS_LINE = 7;

// From polite to certain: fast shutdown, immediate shutdown (recovers at the next start), kill.
const STOP_STEPS = [
  { signal: 'SIGINT', patienceMs: 20_000 },
  { signal: 'SIGQUIT', patienceMs: 5_000 },
  { signal: 'SIGKILL', patienceMs: 5_000 },
] as const;

/** The main process of the database server, as a child of this process. */
export class Postmaster {
  /** Resolves when the process has ended, for whatever reason. */
  readonly ended: Promise<void>;

  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: DataFolder,
  ) {
    this.ended = new Promise((resolve) => child.once('exit', () => resolve()));
  }

  /** Starts the server and waits until it takes connections. */
  static async start(
    program: string,
    folder: DataFolder,
    user: ServerUser | null,
    settings: ServerSettings,
  ): Promise<Postmaster> {
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const output = openSync(folder.logFile, (await isLarge(folder.logFile)) ? 'w' : 'a', 0o600);
    await giveTo(user, folder.logFile);
    const child = spawn(program, ['-D', folder.cluster, ...flags], {
      cwd: folder.root,
      env: SERVER_ENVIRONMENT,
      stdio: ['ignore', output, output],
      // A group of its own: Ctrl-C in the terminal must not stop it before those who use it.
      detached: true,
      ...(user === null ? {} : { uid: user.uid, gid: user.gid }),
    });
    closeSync(output);
    await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject));
    const postmaster = new Postmaster(child, folder);
    await postmaster.untilReady();
    return postmaster;
  }

  /** Stops the server: open transactions are rolled back, everything is written. */
  async stop(): Promise<void> {
    for (const { signal, patienceMs } of STOP_STEPS) {
      if (this.hasEnded || !this.child.kill(signal)) return;
      if (
        await Promise.race([this.ended.then(() => true), sleep(patienceMs, false, { ref: false })])
      )
        return;
    }
  }

  /** Asks the server to stop without waiting: for a process that is ending. */
  abandon(): void {
    if (!this.hasEnded) this.child.kill('SIGINT');
  }

  private get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  private async untilReady(): Promise<void> {
    const end = Date.now() + START_LIMIT_MS;
    for (;;) {
      if (this.hasEnded) throw serverFailed('start', await logTail(this.folder));
      const lines = await pidFileLines(this.folder);
      if (lines[0] === String(this.child.pid) && lines[STATUS_LINE]?.startsWith('ready')) return;
      if (Date.now() > end) {
        await this.stop();
        throw serverFailed(`start within ${START_LIMIT_MS / 1000} s`, await logTail(this.folder));
      }
      await sleep(POLL_MS);
    }
  }
}

/**
 * Ends a server that a killed process left behind on the folder, and clears its stale pid file.
 * `orphaned` says that the last holder of the folder is known to be dead. A server that somebody else
 * still looks after is refused by name.
 */
export async function clearStale(folder: DataFolder, orphaned: boolean): Promise<number | null> {
  const pid = Number((await pidFileLines(folder))[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  const running = findProcess(pid);
  if (running === null || !isServerOf(folder, running)) {
    await rm(join(folder.cluster, 'postmaster.pid'), { force: true });
    return null;
  }
  const parent = findProcess(running.parentPid);
  if (!orphaned && parent !== null && running.parentPid > 1) {
    throw clusterHeld(folder.root, pid, running.parentPid);
  }
  for (const { signal, patienceMs } of STOP_STEPS) {
    send(pid, signal);
    if (await isGone(running, patienceMs)) return pid;
  }
  throw new Error(`The PostgreSQL server ${pid} of a killed process cannot be stopped.`);
}

function isServerOf(folder: DataFolder, running: RunningProcess): boolean {
  return running.folder === folder.cluster || running.command.includes(folder.cluster);
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function isGone(running: RunningProcess, patienceMs: number): Promise<boolean> {
  const end = Date.now() + patienceMs;
  while (Date.now() < end) {
    if (findProcess(running.pid)?.birth !== running.birth) return true;
    await sleep(POLL_MS);
  }
  return false;
}

async function pidFileLines(folder: DataFolder): Promise<string[]> {
  try {
    return (await readFile(join(folder.cluster, 'postmaster.pid'), 'utf8')).split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function isLarge(file: string): Promise<boolean> {
  return stat(file).then(
    ({ size }) => size > LOG_LIMIT_BYTES,
    () => false,
  );
}

async function logTail(folder: DataFolder): Promise<string> {
  const file = await open(folder.logFile, 'r');
  try {
    const { size } = await file.stat();
    const length = Math.min(size, 2_000);
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8').trim();
  } finally {
    await file.close();
  }
}
