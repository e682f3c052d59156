import type { Db } from '../platform/database/db';
import type { Row } from '../platform/database/record-table';
import { Refusal } from '../platform/errors/refusal';
import type { Coupling } from '../sync/coupling/coupling.entity';
import {
  couplingSkipped,
  erpNotFound,
  notCoupled,
  outOfScope,
} from '../sync/coupling/coupling.errors';
import type { CouplingStore } from '../sync/coupling/coupling.store';
import type { SynchronizeBatch } from '../sync/engine/batch/synchronize-batch';
import type { RecordOutcome } from '../sync/engine/outcome';
import type { RecordSide } from '../sync/engine/record-side';
import type { EngineSession } from '../sync/engine/session/engine-session';
import { errorOf, explained } from '../sync/engine/session/run-report';
import type { ItemAvailabilityStore } from './item-availability.store';
import { chunksOf, StatisticsRun, type RunGround } from './statistics-run';
import type { WriteStock } from './write-stock';

/** What became of the stock figure of an item. */
export interface AvailabilityOutcome {
  readonly kind: 'modified' | 'unchanged' | 'skipped' | 'failed';
  readonly itemId: string;
  readonly productId: string | null;
  readonly refusal: Refusal | null;
}

/** What a run over stock figures did. */
export interface AvailabilityReport {
  readonly runId: string;
  /** In the order of the ids; of a run for all the first 1,000. */
  readonly outcomes: readonly AvailabilityOutcome[];
  readonly counts: Readonly<Record<AvailabilityOutcome['kind'], number>>;
}

/** What showing stock stands on. */
export interface AvailabilityParts extends RunGround {
  readonly db: Db;
  readonly progress: ItemAvailabilityStore;
  readonly couplings: CouplingStore;
  readonly items: RecordSide;
  readonly synchronize: SynchronizeBatch;
  readonly writeStock: WriteStock;
}

const BATCH = 500;
const SHOWN = 1_000;
const MAPPING = 'ITEM-PRODUCT';

/**
 * Shows the stock of coupled items at their products (AV-1, AV-2, mended: one way only). A pair that agrees is sent
 * whole; of a product that somebody changed meanwhile only the quantity is written, and the change stays to be synchronized.
 */
export class UpdateItemAvailability {
  constructor(private readonly parts: AvailabilityParts) {}

  /** Sends the stock of these items; null: of all that are coupled and not skipped. */
  async run(itemIds: readonly string[] | null, actor: string): Promise<AvailabilityReport> {
    return this.update(itemIds, null, actor);
  }

  /** What a job does: items that moved since it last ran; the first time all. */
  async refresh(actor: string): Promise<AvailabilityReport> {
    const { db, progress } = this.parts;
    return this.update(null, (await progress.read(db)).seen, actor);
  }

  private async update(
    itemIds: readonly string[] | null,
    seen: string | null,
    actor: string,
  ): Promise<AvailabilityReport> {
    const { db, progress } = this.parts;
    const scope = { availability: true, ...(itemIds && { itemIds }) };
    const run = await StatisticsRun.open(this.parts, MAPPING, {
      actor,
      scope,
      kind: 'SYNCHRONIZE',
    });
    const outcomes: AvailabilityOutcome[] = [];
    const counts = { modified: 0, unchanged: 0, skipped: 0, failed: 0 };
    await run.finish(async () => {
      const { snapshot } = await progress.read(db);
      const ids = itemIds ?? (await progress.listItems(db, run.mappingId, seen));
      for (const chunk of chunksOf([...new Set(ids)], BATCH)) {
        const done = await run.step((session) => this.batch(session, run, chunk));
        for (const { kind } of done) counts[kind] += 1;
        outcomes.push(...done.slice(0, SHOWN - outcomes.length));
      }
      if (itemIds === null) await run.step(({ tx }) => progress.settle(tx, snapshot));
    });
    return { runId: run.id, outcomes, counts };
  }

  private async batch(
    session: EngineSession,
    run: StatisticsRun,
    ids: readonly string[],
  ): Promise<AvailabilityOutcome[]> {
    const { couplings, items, writeStock } = this.parts;
    const side = { side: 'ERP', ids } as const;
    const pairs = await couplings.listByRecords(session.tx, run.mappingId, side, 'update');
    const rows = await items.load(session.tx, ids);
    const known = new Map(pairs.map((pair) => [pair.erpId, pair]));
    const outcomes = new Map<string, AvailabilityOutcome>();
    for (const id of ids) {
      const refused = this.refused(session, id, { row: rows.get(id), pair: known.get(id) });
      if (refused) outcomes.set(id, refused);
    }
    const open = pairs.filter(({ erpId }) => !outcomes.has(erpId));
    const agreed = open.filter(({ erpVersion, crmVersion }) => erpVersion && crmVersion);
    for (const outcome of await this.send(session, run, agreed))
      if (outcome.refusal?.code !== 'DESTINATION_NEWER')
        outcomes.set(String(outcome.erpId), shown(outcome));
    const alone = open.filter(({ erpId }) => !outcomes.has(erpId));
    const written = await writeStock.run(session, run.id, alone, rows);
    for (const { erpId, crmId } of alone)
      outcomes.set(erpId, stockOutcome(erpId, crmId, written.get(erpId)));
    const done = ids.flatMap((id) => outcomes.get(id) ?? []);
    await this.count(session, run, done, known);
    return done;
  }

  private refused(
    { mappings }: EngineSession,
    itemId: string,
    { row, pair }: { row: Row | undefined; pair: Coupling | undefined },
  ): AvailabilityOutcome | null {
    const { noun, key } = this.parts.items;
    const record = `${noun} ${String(row?.[key] ?? itemId)}`;
    const none = { itemId, productId: pair?.crmId ?? null };
    if (!row) return { ...none, kind: 'failed', refusal: erpNotFound(noun, itemId) };
    if (!pair) return { ...none, kind: 'failed', refusal: notCoupled(record, 'ERP') };
    if (pair.skipped)
      return { ...none, kind: 'skipped', refusal: couplingSkipped(pair.failureCode) };
    if (mappings.covers(mappings.active(MAPPING), 'ERP', row)) return null;
    return { ...none, kind: 'skipped', refusal: outOfScope(record, 'ERP', MAPPING) };
  }

  // What agreed before goes whole, as its product holds nothing that could be lost.
  private async send(
    session: EngineSession,
    run: StatisticsRun,
    pairs: readonly Coupling[],
  ): Promise<RecordOutcome[]> {
    if (pairs.length === 0) return [];
    const { mappings, now, tx } = session;
    return explained(
      await this.parts.synchronize.run(tx, {
        ...{ mapping: mappings.active(MAPPING), mappings, now, runId: run.id },
        ...{ direction: 'TO_CRM', forced: true, protectNewer: true, onlyCoupled: true },
        sourceIds: pairs.map(({ erpId }) => erpId),
      }),
    );
  }

  private async count(
    session: EngineSession,
    run: StatisticsRun,
    outcomes: readonly AvailabilityOutcome[],
    pairs: ReadonlyMap<string, Coupling>,
  ): Promise<void> {
    const of = (wanted: AvailabilityOutcome['kind']) =>
      outcomes.filter(({ kind }) => kind === wanted).length;
    const errors = outcomes.flatMap(({ itemId, productId, refusal }) => {
      const couplingId = pairs.get(itemId)?.id ?? null;
      const nobody = { couplingId, erpId: itemId, crmId: productId, record: null };
      return refusal ? [errorOf(nobody, refusal)] : [];
    });
    const counters = { modified: of('modified'), unchanged: of('unchanged') };
    const rest = { skipped: of('skipped'), failed: of('failed') };
    await session.countRun(run.id, { ...counters, ...rest }, errors);
  }
}

function shown({ kind, erpId, crmId, refusal }: RecordOutcome): AvailabilityOutcome {
  const same = kind === 'modified' || kind === 'unchanged' || kind === 'failed';
  return { kind: same ? kind : 'skipped', itemId: String(erpId), productId: crmId, refusal };
}

function stockOutcome(
  itemId: string,
  productId: string,
  result: 'modified' | 'unchanged' | Refusal | undefined,
): AvailabilityOutcome {
  if (result instanceof Refusal) return { kind: 'failed', itemId, productId, refusal: result };
  return { kind: result ?? 'unchanged', itemId, productId, refusal: null };
}
