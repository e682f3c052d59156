import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { runToCompletion, runUntilSignal } from '../../src/platform/process/run-until-signal';
import type { Lifetime } from '../../src/platform/process/lifetime';

const log = pino({ level: 'silent' });

function parts(lifetime: Lifetime, told: string[], names: string[]): void {
  for (const name of names) {
    lifetime.add({
      name,
      stop: async () => {
        await sleep(5);
        told.push(name);
      },
    });
  }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(5);
}

describe('the life of the process', () => {
  it('stops its parts in reverse order at a signal and ends with 0', async () => {
    const told: string[] = [];
    const codes: number[] = [];
    await runUntilSignal({ log, exit: (code) => void codes.push(code) }, async (lifetime) => {
      parts(lifetime, told, ['database', 'server']);
    });
    expect(told).toEqual([]);
    process.emit('SIGTERM', 'SIGTERM');
    await until(() => codes.length > 0);
    expect([told, codes]).toEqual([['server', 'database'], [0]]);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(signal);
  });

  it('takes two signals at the same moment for one, and ends at once at a later one', async () => {
    const codes: number[] = [];
    const exit = (code: number) => void codes.push(code);
    await runUntilSignal({ log, exit, stopLimitMs: 700 }, async (lifetime) => {
      lifetime.add({ name: 'stuck', stop: () => sleep(2_000, undefined, { ref: false }) });
    });
    process.emit('SIGINT', 'SIGINT');
    process.emit('SIGINT', 'SIGINT');
    await sleep(600);
    expect(codes).toEqual([]);
    process.emit('SIGINT', 'SIGINT');
    expect(codes).toEqual([1]);
    // The part that is stuck is given up on.
    await until(() => codes.length === 2);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(signal);
  });

  it('stops what had started when the start fails, and passes the failure on', async () => {
    const told: string[] = [];
    const start = runUntilSignal({ log }, async (lifetime) => {
      parts(lifetime, told, ['database']);
      throw new Error('no port');
    });
    await expect(start).rejects.toThrow('no port');
    expect(told).toEqual(['database']);
  });

  it('stops the parts of a command when its work is done', async () => {
    const told: string[] = [];
    await runToCompletion({ log }, async (lifetime) => {
      parts(lifetime, told, ['database', 'pool']);
      await sleep(1);
    });
    expect(told).toEqual(['pool', 'database']);
    expect(process.listenerCount('SIGHUP')).toBe(0);
  });

  it('goes on to the next part when one does not stop in time', async () => {
    const told: string[] = [];
    await runToCompletion({ log, stopLimitMs: 20 }, async (lifetime) => {
      parts(lifetime, told, ['database']);
      lifetime.add({ name: 'stuck', stop: () => sleep(2_000, undefined, { ref: false }) });
    });
    expect(told).toEqual(['database']);
  });
});
