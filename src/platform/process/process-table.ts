import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';

/** A process that is running now. */
export interface RunningProcess {
  readonly pid: number;
  readonly parentPid: number;
  /** Command line; empty where the system does not tell. */
  readonly command: string;
  /** Working folder; null where the system does not tell. */
  readonly folder: string | null;
  /** Differs between two processes that had the same id one after the other. */
  readonly birth: string;
}

/** Looks a process up; null when none of that id runs. A dead one that nobody has waited for counts as gone. */
export function findProcess(pid: number): RunningProcess | null {
  if (!Number.isInteger(pid) || pid <= 0 || !answers(pid)) return null;
  if (process.platform === 'linux') return fromProc(pid);
  if (process.platform === 'win32')
    return { pid, parentPid: 0, command: '', folder: null, birth: '' };
  return fromPs(pid);
}

function answers(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function fromProc(pid: number): RunningProcess | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold anything; the numbered fields follow the last bracket.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return null;
    return {
      pid,
      parentPid: Number(fields[1]),
      command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim(),
      folder: folderOf(pid),
      birth: `${bootId()}/${fields[19] ?? ''}`,
    };
  } catch {
    return null;
  }
}

function folderOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

function fromPs(pid: number): RunningProcess | null {
  try {
    const columns = ['-o', 'state=', '-o', 'ppid=', '-o', 'lstart=', '-o', 'command='];
    const line = execFileSync('ps', ['-p', String(pid), ...columns], { encoding: 'utf8' });
    const match = /^\s*(\S+)\s+(\d+)\s+(\S+\s+\S+\s+\S+\s+\S+\s+\S+)\s+(.*)$/m.exec(line);
    if (match === null || match[1]?.startsWith('Z')) return null;
    const [, , parent, birth, command] = match;
    return {
      pid,
      parentPid: Number(parent),
      command: command ?? '',
      folder: null,
      birth: birth ?? '',
    };
  } catch {
    return null;
  }
}
