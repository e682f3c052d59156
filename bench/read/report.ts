import { QUERIES } from './queries';
import type { Figures, Measured } from './read';

/** The line of JSON: requests a second and latencies, and the ratio of Tandem to bare, the median of the rounds. */
export function resultOf({ ours, theirs }: Measured) {
  const rps: Record<string, { tandem: number; bare: number; p50Ms: number; p99Ms: number }> = {};
  const ratio: Record<string, number> = {};
  for (const { name } of QUERIES) {
    const [own, other] = [ours.get(name) ?? [], theirs.get(name) ?? []];
    rps[name] = {
      tandem: median(own.map((each) => each.rps)),
      bare: median(other.map((each) => each.rps)),
      p50Ms: median(own.map((each) => each.p50Ms)),
      p99Ms: median(own.map((each) => each.p99Ms)),
    };
    ratio[name] = Number(ratioOf(own, other).toFixed(3));
  }
  return { bench: 'read', rps, ratio };
}

/** What stands between Tandem and the bare handler, as lines for a person. */
export function explanation(measured: Measured): string[] {
  const empty = microseconds(measured.empty);
  const lines = [
    '',
    'What stands between, in microseconds a request:',
    `  a GraphQL request that asks for nothing takes ${empty}: HTTP, reading the body, finding the validated document`,
  ];
  for (const { name, text } of QUERIES) {
    const [own, other] = [measured.ours.get(name) ?? [], measured.theirs.get(name) ?? []];
    const [tandem, bare] = [microseconds(own), microseconds(other)];
    lines.push(
      `  ${name}, ${text}: Tandem ${tandem}, bare ${bare}, ratio ${ratioOf(own, other).toFixed(2)};` +
        ` of the ${tandem - bare} between, ${Math.min(empty, tandem - bare)} are the request itself,` +
        ` ${Math.max(0, tandem - bare - empty)} executing field by field and JSON built in the database`,
    );
  }
  return lines;
}

function ratioOf(own: readonly Figures[], other: readonly Figures[]): number {
  return median(own.map(({ rps }, round) => rps / (other[round]?.rps ?? Infinity)));
}

function microseconds(figures: readonly Figures[]): number {
  return Math.round(1_000_000 / Math.max(1, median(figures.map(({ rps }) => rps))));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
