import { performance } from 'node:perf_hooks';
import { createDataSource } from '../../ormconfig';
import { compose } from '../../src/composition';
import { SystemClock } from '../../src/platform/clock';
import { limitHeapGrowth } from '../../src/platform/process/heap-growth';

/** What a worker measured of a full synchronization. */
export interface Measured {
  seconds: number;
  /** What became of each line, as a sentence. */
  lines: string[];
  peakRssMb: number;
}

/** One full synchronization in a process of its own. Called with the address of the database; prints one line of JSON. */
async function work(url: string): Promise<void> {
  limitHeapGrowth();
  const dataSource = await createDataSource({ url, poolSize: 8 }).initialize();
  const { fullSync, unitOfWork, db } = compose(dataSource, new SystemClock());
  const started = performance.now();
  const { id } = await unitOfWork.run((tx) => fullSync.startFullSync.run(tx, []), {
    actor: 'bench',
  });
  await fullSync.runFullSynchronization.run();
  const seconds = (performance.now() - started) / 1000;
  const lines = (await fullSync.lines.list(db, id))
    .filter(({ choice }) => choice === 'FULL' || choice === 'COUPLE')
    .map(
      (line) =>
        `${line.mapping}: ${line.choice} ${line.status}, ${line.inserted} created, ${line.failed} failed, ${secondsOf(line)} s`,
    );
  const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024);
  await dataSource.destroy();
  const measured: Measured = { seconds, lines, peakRssMb };
  process.stdout.write(`${JSON.stringify(measured)}\n`);
}

function secondsOf({
  startedAt,
  finishedAt,
}: {
  startedAt: string | null;
  finishedAt: string | null;
}) {
  return (Date.parse(finishedAt ?? '') - Date.parse(startedAt ?? '')) / 1000;
}

const [url = ''] = process.argv.slice(2);
void work(url);
