import { SingleBar } from 'cli-progress';
import type { GrowthProgress } from './grow-demo-company';

/** Shows a person how far the demo company has grown. */
export interface GrowthDisplay {
  show(progress: GrowthProgress): void;
  end(): void;
}

const LINE_EVERY_MS = 2_000;

/** A progress bar on a terminal; elsewhere, such as in a log, a line every two seconds. */
export function growthDisplay(customers: number, out: NodeJS.WriteStream): GrowthDisplay {
  return out.isTTY ? bar(customers, out) : lines(customers, out);
}

function bar(customers: number, stream: NodeJS.WriteStream): GrowthDisplay {
  const start = performance.now();
  const format = '{bar} {percentage}% | {value} of {total} customers | {rows} records | {rate}/s';
  const single = new SingleBar({ format, stream, hideCursor: true, etaBuffer: 50 });
  single.start(customers, 0, { rows: 0, rate: 0 });
  return {
    show: ({ customers: done, rows }) =>
      single.update(done, { rows: rows.toLocaleString('en'), rate: rateOf(rows, start) }),
    end: () => single.stop(),
  };
}

function lines(customers: number, out: NodeJS.WriteStream): GrowthDisplay {
  const start = performance.now();
  let last = start;
  return {
    show: ({ customers: done, rows }) => {
      if (performance.now() - last < LINE_EVERY_MS) return;
      last = performance.now();
      out.write(
        `${done} of ${customers} customers, ${rows} records, ${rateOf(rows, start)} a second\n`,
      );
    },
    end: () => undefined,
  };
}

function rateOf(rows: number, start: number): string {
  return Math.round((rows * 1_000) / (performance.now() - start)).toLocaleString('en');
}
