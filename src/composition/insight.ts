import type { ClassType } from 'type-graphql';
import { JournalResolver } from '../graphql/sync/journal/journal.resolver';
import { PreviewResolver } from '../graphql/sync/preview/preview.resolver';
import type { Db } from '../platform/database/db';
import type { UnitOfWork } from '../platform/database/unit-of-work';
import { RecordNames } from '../sync/engine/record-names';
import { PreviewRecords } from '../sync/preview/preview-records';
import type { Engine } from './engine';

/** What insight into the engine is built over. */
export interface InsightGround {
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
  readonly engine: Engine;
}

/** Wires what shows people what the engine did, does and would do: journal, preview, undo, audit. */
export function composeInsight({ db, unitOfWork, engine }: InsightGround): Map<ClassType, object> {
  const { journal, sides } = engine.parts;
  const names = new RecordNames(sides);
  const { synchronizeNow, createCounterparts } = engine.verbs;
  const previewRecords = new PreviewRecords({ synchronizeNow, createCounterparts, journal, names });
  return new Map<ClassType, object>([
    [JournalResolver as ClassType, new JournalResolver({ db, journal, names })],
    [PreviewResolver as ClassType, new PreviewResolver({ unitOfWork, previewRecords })],
  ]);
}
