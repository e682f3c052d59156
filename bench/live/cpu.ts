import { readdirSync, readFileSync } from 'node:fs';

/** Seconds of processor time of a process and of those it started, ended ones included; 0 where the system does not tell. */
export function cpuSeconds(pid: number): number {
  const processes = running();
  const own = processes.get(pid);
  if (!own) return 0;
  let ticks = own.ticks + own.endedTicks;
  for (const each of processes.values()) if (each.parent === pid) ticks += each.ticks;
  return ticks / 100;
}

interface Process {
  readonly parent: number;
  readonly ticks: number;
  readonly endedTicks: number;
}

function running(): Map<number, Process> {
  const found = new Map<number, Process>();
  for (const name of namesIn('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      // The name in brackets may hold anything; the numbered fields follow the last bracket.
      const fields = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .map(Number);
      found.set(Number(name), {
        parent: fields[1] ?? 0,
        ticks: (fields[11] ?? 0) + (fields[12] ?? 0),
        endedTicks: (fields[13] ?? 0) + (fields[14] ?? 0),
      });
    } catch {
      continue;
    }
  }
  return found;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
