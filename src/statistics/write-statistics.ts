import type { OrganizationStore } from '../crm/organization/organization.store';
import type { Tx } from '../platform/database/db';
import { refusalOfViolation } from '../platform/database/row-checks';
import type { Refusal } from '../platform/errors/refusal';
import { newId } from '../platform/new-id';
import { crmNotFound, erpNotFound } from '../sync/coupling/coupling.errors';
import type { CouplingStore } from '../sync/coupling/coupling.store';
import type { EngineSession } from '../sync/engine/session/engine-session';
import { errorOf } from '../sync/engine/session/run-report';
import type {
  AccountStatisticsStore,
  StatisticsDraft,
  StatisticsPair,
  WrittenStatistics,
} from './account-statistics.store';

/** What became of the statistics of a customer (ST-5). */
export interface StatisticsOutcome {
  readonly kind: 'inserted' | 'modified' | 'unchanged' | 'failed';
  readonly customerId: string;
  readonly accountId: string | null;
  readonly statisticsId: string | null;
  readonly refusal: Refusal | null;
}

/** What writing statistics stands on. */
export interface WriteStatisticsParts {
  readonly couplings: CouplingStore;
  readonly organizations: OrganizationStore;
  readonly store: AccountStatisticsStore;
}

/** In which run statistics are written, and on which working date. */
export interface WritingRun {
  readonly runId: string;
  readonly mappingId: string;
  readonly today: string;
}

type Writing = Parameters<AccountStatisticsStore['write']>[2];

/** Brings the statistics of many customers to their accounts at the cost in statements of one (E.2). */
export class WriteStatistics {
  constructor(private readonly parts: WriteStatisticsParts) {}

  /** Writes what differs, and says what became of each coupled customer; of one without a coupling it says nothing. */
  async run(
    { tx, now }: EngineSession,
    { runId, mappingId, today }: WritingRun,
    customerIds: readonly string[],
  ) {
    const { store, organizations } = this.parts;
    const pairs = await store.take(tx, mappingId, customerIds);
    const whole = pairs.filter(
      ({ customerNo, takenId }) => customerNo !== null && takenId !== null,
    );
    const { baseCurrencyId: currencyId } = await organizations.getDefaults(tx);
    const drafts = whole.map((pair) => ({ pair, newId: newId() }));
    const refused = new Map<string, Refusal>();
    const written = await this.write(tx, drafts, { runId, now, today, currencyId }, refused);
    const byCoupling = new Map(written.map((each) => [each.couplingId, each]));
    const outcomes = pairs.map((pair) =>
      outcomeOf(pair, byCoupling.get(pair.couplingId), refused.get(pair.couplingId)),
    );
    await this.remember(tx, runId, pairs, outcomes);
    return { outcomes, errors: errorsOf(pairs, outcomes) };
  }

  // All at once; when the database objects, halves are tried until the offending records stand alone.
  private async write(
    tx: Tx,
    drafts: readonly StatisticsDraft[],
    by: Writing,
    refused: Map<string, Refusal>,
  ): Promise<WrittenStatistics[]> {
    const [first, second] = drafts;
    if (!first) return [];
    try {
      return await tx.savepoint(() => this.parts.store.write(tx, drafts, by));
    } catch (error) {
      const { customerNo, accountId, couplingId } = first.pair;
      const of = { id: accountId, customerNo };
      const refusal = refusalOfViolation('Account statistics', 'customerNo', error, of);
      if (!refusal) throw error;
      if (!second) {
        refused.set(couplingId, refusal);
        return [];
      }
      const middle = drafts.length >> 1;
      const left = await this.write(tx, drafts.slice(0, middle), by, refused);
      const right = await this.write(tx, drafts.slice(middle), by, refused);
      return [...left, ...right];
    }
  }

  // ST-9, ST-11: a pair of which a side is gone is skipped at once.
  private remember(
    tx: Tx,
    runId: string,
    pairs: readonly StatisticsPair[],
    outcomes: readonly StatisticsOutcome[],
  ): Promise<void> {
    const failures = pairs.flatMap(({ couplingId: id }, at) => {
      const refusal = outcomes[at]?.refusal;
      return refusal ? [{ id, refusal }] : [];
    });
    return this.parts.couplings.fail(
      tx,
      failures.map(({ id, refusal }) => ({
        id,
        failureCode: refusal.code,
        failureField: refusal.field,
        failureCount: 1,
        skipped: refusal.code === 'ERP_NOT_FOUND' || refusal.code === 'CRM_NOT_FOUND',
        failureValues: null,
        waitingMappingId: null,
        waitingFor: null,
      })),
      { runId, direction: 'TO_CRM' },
    );
  }
}

function outcomeOf(
  pair: StatisticsPair,
  written: WrittenStatistics | undefined,
  refused: Refusal | undefined,
): StatisticsOutcome {
  const { customerId, accountId } = pair;
  const of = { customerId, accountId };
  if (written)
    return { ...of, kind: written.kind, statisticsId: written.statisticsId, refusal: null };
  if (refused) return { ...of, kind: 'failed', statisticsId: null, refusal: refused };
  const accountGone = pair.customerNo !== null && pair.takenId === null;
  const refusal = accountGone
    ? crmNotFound('Account', accountId)
    : erpNotFound('Customer', customerId);
  const known = accountGone ? null : accountId;
  return { customerId, accountId: known, kind: 'failed', statisticsId: null, refusal };
}

// A side that is gone has no id (SJ-005).
function errorsOf(pairs: readonly StatisticsPair[], outcomes: readonly StatisticsOutcome[]) {
  return pairs.flatMap(({ couplingId, customerId, accountId }, at) => {
    const refusal = outcomes[at]?.refusal;
    if (!refusal) return [];
    const erpId = refusal.code === 'ERP_NOT_FOUND' ? null : customerId;
    const crmId = refusal.code === 'CRM_NOT_FOUND' ? null : accountId;
    return [errorOf({ couplingId, erpId, crmId, record: null }, refusal)];
  });
}
