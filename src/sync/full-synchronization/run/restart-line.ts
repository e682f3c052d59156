import type { Tx } from '../../../platform/database/db';
import type { LiveMappings } from '../../mapping/live-mappings';
import { fullSyncNotFound, lineNotEnded, lineNotFound } from '../full-sync.errors';
import type { FullSync } from '../full-sync.entity';
import { blankLine, type BuildLine } from '../review/build-line';
import type { FullSyncStores } from '../review/build-review';
import { planLines } from '../review/line-order';
import type { LineChoice } from '../review/recommendation';
import { settleForsaken } from './settle-line';
import type { StartLines } from './start-lines';

/** Which line to begin again, and how. */
export interface RestartInput {
  readonly mapping: string;
  /** Absent: as recommended now. */
  readonly choice?: LineChoice | null;
}

/** Builds a line that has ended anew and starts it as soon as what it depends on is done (F-11). */
export class RestartLine {
  constructor(
    private readonly stores: FullSyncStores,
    private readonly mappings: LiveMappings,
    private readonly build: BuildLine,
    private readonly startLines: StartLines,
  ) {}

  /** Restarts, and returns the full synchronization. */
  async run(tx: Tx, { mapping, choice }: RestartInput): Promise<FullSync> {
    const { syncs, lines } = this.stores;
    const asked = await syncs.lock(tx);
    const sync = await syncs.findLatest(tx);
    if (!sync || sync.status === 'REVIEW') throw fullSyncNotFound();
    const line = (await lines.list(tx, sync.id)).find((each) => each.mapping === mapping);
    if (!line) throw lineNotFound(mapping);
    const forsaken =
      line.status === 'IN_PROCESS' && (await settleForsaken(tx, lines, line, asked.now));
    if (!forsaken && !ENDED.has(line.status)) throw lineNotEnded(mapping, line.status);
    const set = await this.mappings.load(tx);
    const planned = planLines(set).find((each) => each.mapping.id === line.mappingId);
    if (!planned) throw lineNotFound(mapping);
    const judged = await this.build.judge(tx, planned, set.settings.companyId);
    const { dependencies, recommendation, erpRecords, crmRecords } = this.build.line(
      sync.id,
      line.position,
      judged,
    );
    await lines.update(tx, line.id, {
      ...{ dependencies, recommendation, erpRecords, crmRecords, ...blankLine() },
      choice: choice ?? recommendation,
    });
    await syncs.start(tx, sync.id, asked);
    await this.startLines.run(tx, sync, asked);
    return sync;
  }
}

const ENDED = new Set(['FINISHED', 'ERROR', 'CANCELLED']);
