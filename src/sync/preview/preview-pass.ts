import type { Db, Tx } from '../../platform/database/db';
import type { EngineSession } from '../engine/session/engine-session';
import type { RecordOutcome } from '../engine/outcome';
import { sourceOf, type PassDirection } from '../mapping/direction';
import type { LiveMapping } from '../mapping/live-mapping';
import type { SalesSettings } from '../settings/sales-settings.entity';
import {
  mergedColumn,
  type CandidateScope,
  type Statement,
} from '../pass/candidates/candidate-sql';
import type { Candidate, PassOptions } from '../pass/pass';
import { PassBatch, type PassParts } from '../pass/pass-batch';
import type { OpenPass } from '../pass/pass.store';
import { PHASES } from '../pass/run-pass';

/** A run to preview: its mapping, the directions in their order, and how thoroughly it looks. */
export interface PreviewedRun {
  readonly mapping: LiveMapping;
  readonly settings: SalesSettings;
  readonly directions: readonly PassDirection[];
  readonly options: PassOptions;
}

/** Some records of a mapping, by the ids of one side. */
export interface Chunk {
  readonly direction: PassDirection;
  readonly ids: readonly string[];
}

/** What one direction did with some records. */
export interface ChunkPass {
  readonly direction: PassDirection;
  readonly runId: string;
  readonly outcomes: readonly RecordOutcome[];
}

/**
 * A run over modified records, limited to some of them: the same candidates, phases and batches, both
 * directions one after the other. The caller rolls the transaction back.
 */
export class PreviewPass {
  private readonly batch: PassBatch;

  constructor(private readonly parts: PassParts) {
    this.batch = new PassBatch(parts);
  }

  /** What each direction does with the records, in the order of the run. */
  async run(tx: Tx, run: PreviewedRun, chunk: Chunk): Promise<ChunkPass[]> {
    const passes: ChunkPass[] = [];
    const before = await this.idsBefore(tx, run, chunk);
    for (const direction of run.directions) {
      const now = await this.idsFor(tx, run, chunk, direction);
      const ids = [...new Set([...(before.get(direction) ?? []), ...now])];
      const pass = await this.begin(tx, run, direction);
      const outcomes: RecordOutcome[] = [];
      for (const [phase, statement] of PHASES) {
        if (phase === 'CREATES' && run.mapping.onlyCoupled) continue;
        const scope = this.scopeOf(run, direction, pass);
        const candidates = await limited(tx, statement(scope), ids);
        if (candidates.length === 0) continue;
        const { id: mappingId, name: mappingName } = run.mapping;
        const subject = { mappingId, mappingName, direction, lanes: false };
        await this.batch.run(tx, { subject, pass, phase, candidates, cursor: null }, (done) =>
          outcomes.push(...done),
        );
      }
      passes.push({ direction, runId: pass.id, outcomes });
    }
    return passes;
  }

  /** Opens a pass as a run would; the watermark it starts from is the mapping's. */
  begin(tx: Tx, run: PreviewedRun, direction: PassDirection): Promise<OpenPass> {
    const { mapping, options } = run;
    return this.parts.sessions.within(tx, async (session: EngineSession) => {
      const kind = { kind: 'SYNCHRONIZE', forced: options.unconditional, scope: null } as const;
      const runId = await session.startRun({ mapping, direction, ...kind });
      return this.parts.passes.begin(tx, runId, { mappingId: mapping.id, direction, options });
    });
  }

  /** Where the candidates of a pass are read from. */
  scopeOf(
    { mapping, settings, options }: PreviewedRun,
    direction: PassDirection,
    pass: OpenPass,
  ): CandidateScope {
    const { sides } = this.parts.engine;
    const [erp, crm] = [sides.get(mapping.erpTable).table, sides.get(mapping.crmTable).table];
    const [source, destination] = sourceOf(direction) === 'ERP' ? [erp, crm] : [crm, erp];
    const { id: runId, watermarkFrom, cursor } = pass;
    const { companyId } = settings;
    return {
      ...{ mapping, direction, source, destination, companyId, runId },
      ...{ options, watermarkFrom, cursor },
      crmMerged: mergedColumn(sides.get(mapping.crmTable)),
    };
  }

  // A pass may end a coupling; the record it sets free is still one of the chunk, and may be created anew by the next.
  private async idsBefore(
    db: Db,
    run: PreviewedRun,
    chunk: Chunk,
  ): Promise<Map<PassDirection, readonly string[]>> {
    const ids = new Map<PassDirection, readonly string[]>();
    for (const direction of run.directions)
      ids.set(direction, await this.idsFor(db, run, chunk, direction));
    return ids;
  }

  /** The records of a chunk as a direction names them: its own ids, or those of their counterparts. */
  async idsFor(
    db: Db,
    { mapping }: PreviewedRun,
    chunk: Chunk,
    direction: PassDirection,
  ): Promise<readonly string[]> {
    if (direction === chunk.direction) return chunk.ids;
    const side = sourceOf(chunk.direction);
    const couplings = await this.parts.engine.couplings.listByRecords(db, mapping.id, {
      side,
      ids: chunk.ids,
    });
    return couplings.map((coupling) => (side === 'ERP' ? coupling.crmId : coupling.erpId));
  }
}

/** The candidates of a statement that are among the ids. */
export async function limited(
  db: Db,
  { sql, values }: Statement,
  ids: readonly string[],
): Promise<Candidate[]> {
  if (ids.length === 0) return [];
  return db.query<Candidate & Record<string, unknown>>(
    `/* preview.candidates */ SELECT q.* FROM (${sql}) q WHERE q.id = ANY($${values.length + 1}::uuid[])`,
    [...values, ids],
  );
}
