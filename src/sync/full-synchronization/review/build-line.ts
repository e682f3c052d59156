import type { Db } from '../../../platform/database/db';
import { newId } from '../../../platform/new-id';
import { behaviourOf, type EngineParts } from '../../engine/batch/batch';
import type { LiveMapping } from '../../mapping/live-mapping';
import type { FullSyncLine } from '../full-sync-line.entity';
import type { PlannedLine } from './line-order';
import { recommendationFor, type Recommendation } from './recommendation';
import { CountSides, type SideCounts } from './side-counts';

/** A mapping as it stands: what it has, and what is advised for it. */
export interface JudgedLine extends PlannedLine {
  readonly counts: SideCounts;
  readonly recommendation: Recommendation;
}

/** Builds the line of a mapping from what both sides have now (F-2, F-3). */
export class BuildLine {
  private readonly count: CountSides;

  constructor(private readonly parts: Pick<EngineParts, 'sides' | 'behaviours'>) {
    this.count = new CountSides(parts.sides);
  }

  /** Counts the records of the mapping and says what is advised. */
  async judge(db: Db, planned: PlannedLine, companyId: string | null): Promise<JudgedLine> {
    const counts = await this.count.run(db, planned.mapping, companyId);
    return { ...planned, counts, recommendation: await this.advice(db, planned.mapping, counts) };
  }

  /** A line that nobody has started. */
  line(fullSyncId: string, position: number, judged: JudgedLine): FullSyncLine {
    const { mapping, dependencies, counts, recommendation } = judged;
    return {
      id: newId(),
      fullSyncId,
      position,
      mappingId: mapping.id,
      dependencies: [...dependencies],
      direction: mapping.direction,
      recommendation,
      choice: recommendation,
      stopAbovePercent: null,
      erpRecords: counts.erp,
      crmRecords: counts.crm,
      ...blankLine(),
    };
  }

  private async advice(db: Db, mapping: LiveMapping, counts: SideCounts): Promise<Recommendation> {
    const behaviour = behaviourOf(mapping, this.parts.behaviours);
    return (await behaviour.recommends?.(db, counts)) ?? recommendationFor(counts);
  }
}

/** What a line is before it was started. */
export function blankLine() {
  return {
    status: 'OPEN' as const,
    ...{ jobId: null, coupleRunId: null, toRunId: null, fromRunId: null, expected: null },
    ...{ processed: 0, inserted: 0, modified: 0, unchanged: 0, skipped: 0, failed: 0, coupled: 0 },
    ...{ startedAt: null, activeAt: null, finishedAt: null, stopping: false },
    ...{ errorCode: null, message: null },
  };
}
