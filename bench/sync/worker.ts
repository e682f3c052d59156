import { performance } from 'node:perf_hooks';
import { createDataSource } from '../../ormconfig';
import { compose } from '../../src/composition';
import { SystemClock } from '../../src/platform/clock';
import { limitHeapGrowth } from '../../src/platform/process/heap-growth';

/** What a worker measured of a run. */
export interface Measured {
  seconds: number;
  candidates: number;
  peakRssMb: number;
}

/**
 * One run over modified customers in a process of its own, so that its memory is its own. Called with the
 * address of the database and the direction; prints one line of JSON.
 */
async function work(url: string, direction: 'TO_CRM' | 'BOTH'): Promise<void> {
  limitHeapGrowth();
  const dataSource = await createDataSource({ url, poolSize: 6 }).initialize();
  const { passes } = compose(dataSource, new SystemClock());
  const started = performance.now();
  let candidates = 0;
  await passes.synchronizeModified.run(
    { mappings: ['CUSTOMER'], direction: direction === 'BOTH' ? null : direction },
    'bench',
    { onBatch: (progress) => void (candidates = progress.candidates) },
  );
  const seconds = (performance.now() - started) / 1000;
  const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024);
  await dataSource.destroy();
  const measured: Measured = { seconds, candidates, peakRssMb };
  process.stdout.write(`${JSON.stringify(measured)}\n`);
}

const [url = '', direction = 'TO_CRM'] = process.argv.slice(2);
void work(url, direction === 'BOTH' ? 'BOTH' : 'TO_CRM');
