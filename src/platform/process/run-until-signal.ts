import type { Log } from '../log';
import { Lifetime } from './lifetime';

/** Starts what the process consists of and notes each part, as soon as it runs, in the lifetime. */
export type Work = (lifetime: Lifetime) => Promise<void>;

/** What a run needs; tests give their own `exit`. */
export interface RunSettings {
  readonly log: Log;
  readonly exit?: (code: number) => void;
  readonly stopLimitMs?: number;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const STOP_LIMIT_MS = 30_000;

// Ctrl-C under npm arrives twice: from the terminal and from npm, which passes it on.
const SAME_SIGNAL_MS = 500;

/**
 * Runs a server: starts it, then waits. SIGINT, SIGTERM or SIGHUP stop its parts in reverse order and end
 * the process with 0, also in the middle of the start; a second signal ends it at once. A start that
 * fails throws after what had started is stopped.
 */
export async function runUntilSignal(settings: RunSettings, start: Work): Promise<void> {
  await run(settings, start, false);
}

/** Runs a command: as `runUntilSignal`, but its parts stop when the work is done, and the caller goes on. */
export async function runToCompletion(settings: RunSettings, work: Work): Promise<void> {
  await run(settings, work, true);
}

async function run(settings: RunSettings, work: Work, endsByItself: boolean): Promise<void> {
  const { log } = settings;
  const exit = settings.exit ?? ((code: number) => process.exit(code));
  const lifetime = new Lifetime({ log, exit, stopLimitMs: settings.stopLimitMs ?? STOP_LIMIT_MS });
  const stopListening = listen(log, lifetime, exit);
  try {
    await work(lifetime);
  } catch (error) {
    // What fails because the process is ending under it is no news.
    if (lifetime.over) return;
    await lifetime.close().finally(stopListening);
    throw error;
  }
  if (endsByItself && !lifetime.over) await lifetime.close().finally(stopListening);
}

function listen(log: Log, lifetime: Lifetime, exit: (code: number) => void): () => void {
  let first = 0;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (first === 0) {
      first = Date.now();
      log.info({ signal }, 'stopping');
      void lifetime.end(0);
    } else if (Date.now() - first > SAME_SIGNAL_MS) {
      log.warn({ signal }, 'stopping at once');
      exit(1);
    }
  };
  const onFailure = (error: unknown): void => {
    log.fatal({ err: error }, 'stopping after a failure that nobody handled');
    void lifetime.end(1);
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  process.on('uncaughtException', onFailure).on('unhandledRejection', onFailure);
  return () => {
    for (const signal of SIGNALS) process.off(signal, onSignal);
    process.off('uncaughtException', onFailure).off('unhandledRejection', onFailure);
  };
}
