import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { composeEngine } from '../../src/composition/engine';
import { composePasses } from '../../src/composition/passes';
import { composeWriters } from '../../src/composition/writers';
import { SystemClock } from '../../src/platform/clock';
import { PoolDb } from '../../src/platform/database/db';
import { RecordTables } from '../../src/platform/database/record-tables';
import { Sessions } from '../../src/platform/database/session';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { Refusal } from '../../src/platform/errors/refusal';

/** Runs the customers of a database both ways, in batches of a size: the product without its API, which starts faster. */
export async function runCustomers(
  dataSource: DataSource,
  batch: number,
  onBatch: () => void = () => undefined,
): Promise<void> {
  const pool = (dataSource.driver as unknown as { master: Pool }).master;
  const unitOfWork = new UnitOfWork(pool, new SystemClock());
  const tables = RecordTables.of(dataSource);
  const engine = composeEngine(tables, composeWriters(tables), unitOfWork);
  const sessions = new Sessions(() => pool.options);
  const connections = { db: new PoolDb(pool), unitOfWork, sessions };
  const { synchronizeModified } = composePasses(engine, connections, { batch, lanes: 2 });
  const run = (): Promise<unknown> =>
    synchronizeModified.run({ mappings: ['CUSTOMER'] }, 'crash', { onBatch });
  // The server may need a moment to notice that the process before is gone.
  for (let attempt = 1; ; attempt++) {
    try {
      await run();
      return;
    } catch (error) {
      if (attempt === 50 || !(error instanceof Refusal) || error.code !== 'RUN_IN_PROCESS')
        throw error;
      await pause(100);
    }
  }
}
