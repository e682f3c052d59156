import type { Clock } from '../platform/clock';
import type { Db } from '../platform/database/db';
import { inLanes, queueOf } from '../platform/process/in-lanes';
import type { RecordTable } from '../platform/database/record-table';
import { notCoupled } from '../sync/coupling/coupling.errors';
import type { EngineSession } from '../sync/engine/session/engine-session';
import type { StatisticsProgressStore } from './statistics-progress.store';
import { chunksOf, StatisticsRun, type RunGround } from './statistics-run';
import type { UpdateInvoiceStates } from './update-invoice-states';
import type { StatisticsOutcome, WriteStatistics } from './write-statistics';

/** Whose statistics to update: customers by id, or null for all that are coupled. */
export type StatisticsScope = readonly string[] | null;

/** What a run of the statistics did. */
export interface StatisticsReport {
  readonly runId: string;
  /** The run over the states of invoices that followed. */
  readonly invoiceRunId: string;
  readonly invoicesModified: number;
  /** In the order of the ids; of a run for all the first 1,000. */
  readonly outcomes: readonly StatisticsOutcome[];
  readonly counts: Readonly<Record<StatisticsOutcome['kind'], number>>;
}

/** What the statistics stand on. */
export interface StatisticsParts extends RunGround {
  readonly db: Db;
  readonly clock: Clock;
  readonly progress: StatisticsProgressStore;
  readonly customers: RecordTable;
  readonly write: WriteStatistics;
  readonly invoiceStates: UpdateInvoiceStates;
}

const BATCH = 5_000;
const SHOWN = 1_000;
const LANES = 2;
type Counts = Record<StatisticsOutcome['kind'], number>;

/** Updates the account statistics of customers, then the states of their invoices: two runs (ST-8, ST-14). */
export class UpdateAccountStatistics {
  constructor(private readonly parts: StatisticsParts) {}

  /** Updates these customers, whether anything happened or not; null: all that are coupled and not skipped. */
  run(scope: StatisticsScope, actor: string): Promise<StatisticsReport> {
    return this.update(scope, actor, scope === null ? 'all' : null);
  }

  /**
   * What a job does (ST-9, ST-10): customers that were never uploaded and those that something happened to; once a day
   * all, as amounts become overdue and years begin without anybody's doing (ST-12, mended).
   */
  refresh(actor: string): Promise<StatisticsReport> {
    return this.update(null, actor, 'changed');
  }

  private async update(
    scope: StatisticsScope,
    actor: string,
    choice: 'all' | 'changed' | null,
  ): Promise<StatisticsReport> {
    const { db, clock, progress, invoiceStates } = this.parts;
    const today = clock.today();
    const run = await StatisticsRun.open(this.parts, 'CUSTOMER', {
      actor,
      scope: { statistics: true, ...(scope && { customerIds: scope }) },
    });
    const outcomes: StatisticsOutcome[] = [];
    const counts = countsOf([]);
    await run.finish(async () => {
      const seen = await progress.read(db);
      const all = choice === 'all' || seen.figuresCompleteOn !== today;
      const ids = scope ?? (await progress.listCustomers(db, run.mappingId, seen, all));
      // The database works at two batches on two connections.
      await inLanes(queueOf(chunksOf([...new Set(ids)], BATCH)), LANES, async (chunk) => {
        const done = await run.step((session) => this.batch(session, run, chunk, today));
        for (const { kind } of done) counts[kind] += 1;
        outcomes.push(...done.slice(0, SHOWN - outcomes.length));
      });
      if (choice !== null)
        await run.step(({ tx }) => progress.settleFigures(tx, seen, all ? today : null));
    });
    const { runId: invoiceRunId, modified } = await invoiceStates.run(scope, actor);
    return {
      runId: run.id,
      invoiceRunId,
      invoicesModified: modified,
      outcomes,
      counts,
    };
  }

  private async batch(
    session: EngineSession,
    run: StatisticsRun,
    ids: readonly string[],
    today: string,
  ): Promise<StatisticsOutcome[]> {
    const { customers, write } = this.parts;
    const { id: runId, mappingId } = run;
    const { outcomes, errors } = await write.run(session, { runId, mappingId, today }, ids);
    const byId = new Map(outcomes.map((outcome) => [outcome.customerId, outcome]));
    const rest = ids.filter((id) => !byId.has(id));
    const names = await customers.rowsByIds(session.tx, rest);
    for (const id of rest) byId.set(id, uncoupled(id, String(names.get(id)?.number ?? id)));
    await session.countRun(runId, countsOf(outcomes), errors);
    return ids.flatMap((id) => byId.get(id) ?? []);
  }
}

function countsOf(outcomes: readonly StatisticsOutcome[]): Counts {
  const counts: Counts = { inserted: 0, modified: 0, unchanged: 0, failed: 0 };
  for (const { kind } of outcomes) counts[kind] += 1;
  return counts;
}

function uncoupled(customerId: string, name: string): StatisticsOutcome {
  const refusal = notCoupled(`Customer ${name}`, 'ERP');
  return {
    kind: 'failed',
    customerId,
    accountId: null,
    statisticsId: null,
    refusal,
  };
}
