import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A process of the product that works on the database of a test. */
export interface ProductProcess {
  readonly pid: number;
  /** Everything it has said. */
  readonly output: () => string;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
  /** Asks it to end; its exit code. */
  stop(): Promise<number | null>;
}

const ROOT = join(__dirname, '../..');

/** Starts `npm run <command>` without npm, on the database, and waits until it says that it is ready. */
export async function startProduct(
  command: 'worker' | 'serve',
  databaseUrl: string,
  variables: Record<string, string> = {},
): Promise<ProductProcess> {
  const child = spawn(process.execPath, [join(ROOT, 'src/start.mjs'), command], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      DATABASE_URL: databaseUrl,
      LOG_FORMAT: 'json',
      PORT: '0',
      LIVE_SYNC: 'off',
      JOB_LEASE_SECONDS: '3',
      ...variables,
    },
  });
  let output = '';
  const say = (chunk: Buffer): void => void (output += chunk.toString());
  child.stdout.on('data', say);
  child.stderr.on('data', say);
  const ready = command === 'worker' ? 'Tandem works on jobs' : 'Tandem is ready';
  await until(`${command} is ready`, () => {
    if (child.exitCode !== null) throw new Error(`The ${command} ended:\n${output}`);
    return output.includes(ready);
  });
  return {
    pid: child.pid ?? 0,
    output: () => output,
    kill: async () => void (await ended(child, 'SIGKILL')),
    stop: () => ended(child, 'SIGTERM'),
  };
}

/** Waits until something holds; fails after a minute. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  limitMs = 60_000,
): Promise<void> {
  for (const end = Date.now() + limitMs; Date.now() < end; await pause(25))
    if (await holds()) return;
  throw new Error(`Waited in vain until ${what}.`);
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const end = once(child, 'exit');
  child.kill(signal);
  const [code] = (await end) as [number | null];
  return code;
}
