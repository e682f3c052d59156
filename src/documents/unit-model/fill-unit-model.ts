import type { Db } from '../../platform/database/db';
import type { UnitOfWork } from '../../platform/database/unit-of-work';
import type { CreateCounterparts } from '../../sync/coupling/create-counterparts';
import type { RecordOutcome } from '../../sync/engine/outcome';
import { countersOf } from '../../sync/engine/session/run-report';
import type { SynchronizeNow } from '../../sync/engine/synchronize-now';
import type { RunCounters } from '../../sync/run/sync-run.store';
import type { SalesSettingsStore } from '../../sync/settings/sales-settings.store';
import { UNIT_MODELS, type UnitModelStore } from './unit-model.store';

const BATCH = 1_000;
const PRODUCTS = ['ITEM-PRODUCT', 'RESOURCE-PRODUCT'];

/** What filling the model of units stands on. */
export interface FillUnitModelParts {
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
  readonly settings: SalesSettingsStore;
  readonly store: UnitModelStore;
  readonly createCounterparts: CreateCounterparts;
  readonly synchronizeNow: SynchronizeNow;
}

/** What was done: counters over all of its runs, and the runs. */
export interface FilledUnitModel {
  readonly counts: RunCounters;
  readonly runIds: readonly string[];
}

/**
 * Gives the units of coupled items and resources counterparts in the model of units that is in force, and lets the
 * products follow (6.5). Repeated it does what is left; a product that somebody changed meanwhile is left alone.
 */
export class FillUnitModel {
  constructor(private readonly parts: FillUnitModelParts) {}

  /** Fills the model. */
  async run(actor: string): Promise<FilledUnitModel> {
    const { db, settings, store } = this.parts;
    const outcomes: RecordOutcome[] = [];
    const { unitGroupMapping } = await settings.get(db);
    for (const mapping of unitGroupMapping ? UNIT_MODELS.groups : UNIT_MODELS.codes) {
      const ids = await store.listLacking(db, mapping);
      await this.inBatches(ids, (batch) => this.create(mapping, batch, actor), outcomes);
    }
    for (const mapping of PRODUCTS) {
      const ids = await store.listCouplings(db, mapping);
      await this.inBatches(ids, (batch) => this.send(batch, actor), outcomes);
    }
    const runIds = new Set(outcomes.flatMap(({ runId }) => runId ?? []));
    return { counts: countersOf(outcomes), runIds: [...runIds] };
  }

  private create(mapping: string, ids: readonly string[], actor: string) {
    const { unitOfWork, createCounterparts } = this.parts;
    const records = ids.map((id) => ({ id, mapping }));
    return unitOfWork.run((tx) => createCounterparts.run(tx, { direction: 'TO_CRM', records }), {
      actor,
    });
  }

  private send(ids: readonly string[], actor: string) {
    const { unitOfWork, synchronizeNow } = this.parts;
    const records = ids.map((couplingId) => ({ couplingId }));
    const how = { direction: 'TO_CRM', overwriteNewer: false } as const;
    return unitOfWork.run((tx) => synchronizeNow.run(tx, { records, ...how }), { actor });
  }

  private async inBatches(
    ids: readonly string[],
    work: (batch: string[]) => Promise<RecordOutcome[]>,
    outcomes: RecordOutcome[],
  ): Promise<void> {
    for (let start = 0; start < ids.length; start += BATCH)
      outcomes.push(...(await work(ids.slice(start, start + BATCH))));
  }
}
