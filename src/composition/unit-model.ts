import { FillUnitModel } from '../documents/unit-model/fill-unit-model';
import { SwitchUnitModel } from '../documents/unit-model/switch-unit-model';
import { UnitModelStore } from '../documents/unit-model/unit-model.store';
import type { Db } from '../platform/database/db';
import type { UnitOfWork } from '../platform/database/unit-of-work';
import type { Engine } from './engine';

/** What changes how units are mapped, and fills what was changed to. */
export interface UnitModel {
  readonly change: SwitchUnitModel;
  readonly fill: FillUnitModel;
}

/** Wires both. */
export function composeUnitModel({
  engine,
  db,
  unitOfWork,
}: {
  engine: Engine;
  db: Db;
  unitOfWork: UnitOfWork;
}): UnitModel {
  const store = new UnitModelStore();
  const { sessions, settings, verbs } = engine;
  const { couplings, journal } = engine.parts;
  const { createCounterparts, synchronizeNow } = verbs;
  return {
    change: new SwitchUnitModel({ sessions, couplings, journal, store }),
    fill: new FillUnitModel({
      ...{ db, unitOfWork, settings, store, createCounterparts, synchronizeNow },
    }),
  };
}
