import { pino, type DestinationStream, type Logger } from 'pino';
import { describeError, withoutSecrets } from './log-error';
import { TextLines } from './log-text';

/** The structured log. Every line about a request carries its `requestId`. */
export type Log = Logger;

/** How the log is written. */
export interface LogSettings {
  readonly level: string;
  readonly format: 'json' | 'text';
}

const SECRET_KEYS = [
  'password',
  'token',
  'apiToken',
  'userToken',
  'readerToken',
  'secret',
  'clientSecret',
  'authorization',
  'cookie',
];
const SECRET_PATHS = SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);

/** Makes the log of the process. Secrets are masked; personal data stays out at the default level. */
export function createLog(settings: LogSettings, destination?: DestinationStream): Log {
  const verbose = ['debug', 'trace'].includes(settings.level);
  return pino(
    {
      level: settings.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: SECRET_PATHS, censor: '[secret]' },
      // The whole line, because pino also makes a message out of an error's own.
      hooks: { streamWrite: withoutSecrets },
      serializers: {
        err: (error: unknown) => describeError(error, verbose),
        error: (error: unknown) => describeError(error, verbose),
      },
    },
    destination ?? standardOutput(settings.format),
  );
}

// Written at once and in order, so that the last words of a process that dies are not lost.
function standardOutput(format: LogSettings['format']): DestinationStream {
  const output = pino.destination({ dest: 1, sync: true });
  return format === 'text' ? new TextLines(output) : output;
}
