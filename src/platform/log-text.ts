import type { DestinationStream } from 'pino';

type Entry = Readonly<Record<string, unknown>>;

/** Rewrites structured log lines for a person at a terminal: time, level, message, then the rest. */
export class TextLines implements DestinationStream {
  constructor(private readonly output: DestinationStream) {}

  /** Takes one JSON line of the log. */
  write(line: string): void {
    this.output.write(textOf(JSON.parse(line) as Entry));
  }
}

function textOf({ time, level, msg, err, ...rest }: Entry): string {
  const head = `${String(time).slice(11, 19)} ${String(level).padEnd(5)} ${typeof msg === 'string' ? msg : ''}`;
  const pairs = Object.entries(rest).map(([key, value]) => `${key}=${valueOf(value)}`);
  return `${[head, ...pairs].join(' ')}\n${stackOf(err)}`;
}

function valueOf(value: unknown): string {
  return typeof value === 'string' && !/\s/.test(value) ? value : JSON.stringify(value);
}

function stackOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const { stack, message } = error as { stack?: string; message?: string };
  return `${stack ?? message ?? ''}\n`;
}
