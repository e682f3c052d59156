import type { Db } from '../../platform/database/db';
import type { DbSession, Sessions } from '../../platform/database/session';
import type { UnitOfWork } from '../../platform/database/unit-of-work';
import type { RecordOutcome } from '../engine/outcome';
import { linesNeedHeader, nounOf } from '../engine/engine.errors';
import { sourceOf, goes, type PassDirection } from '../mapping/direction';
import type { LiveMappings } from '../mapping/live-mappings';
import { directionNotAllowed } from '../mapping/mapping.errors';
import type { CandidateStore } from '../pass/candidates/candidate.store';
import { unexpectedFailure } from '../pass/pass.errors';
import type { OpenPass } from '../pass/pass.store';
import type { PassParts } from '../pass/pass-batch';
import { isOfRecords, PHASES } from '../pass/run-pass';
import { directionsOf } from '../pass/synchronize-modified';
import { connectionDisabled } from '../settings/settings.errors';
import { PreviewTally, type PreviewedDirection, type PreviewWindow } from './preview-tally';
import {
  limited,
  PreviewPass,
  type Chunk,
  type ChunkPass,
  type PreviewedRun,
} from './preview-pass';
import type { PreviewedOutcome } from './previewed-outcome';

/** Which run over modified records to preview, and which part of its outcomes is wanted. */
export interface PreviewMappingInput extends PreviewWindow {
  readonly mapping: string;
  /** Absent: every direction the mapping goes. */
  readonly direction?: PassDirection | null;
  readonly full?: boolean | null;
  readonly unconditional?: boolean | null;
}

/** What a run over modified records would do. */
export interface MappingPreview {
  /** The counters that the runs would end with, by direction. */
  readonly passes: readonly PreviewedDirection[];
  readonly outcomes: readonly PreviewedOutcome[];
  readonly hasMore: boolean;
}

/** What previewing a run goes through. */
export interface PreviewMappingParts {
  readonly passParts: PassParts;
  readonly mappings: LiveMappings;
  readonly candidates: CandidateStore;
  readonly unitOfWork: UnitOfWork;
  readonly sessions: Sessions;
  readonly db: Db;
  /** Records in a transaction. */
  readonly batch: number;
}

interface Scene {
  readonly run: PreviewedRun;
  readonly opened: ReadonlyMap<PassDirection, OpenPass>;
  readonly tally: PreviewTally;
  readonly actor: string;
}

/**
 * Says what a run over the modified records of a mapping would do: it runs, batch by batch, each in a
 * transaction that is rolled back, so neither memory nor locks grow with the table. In a batch both
 * directions follow each other as in the run, so a pair comes out as it would there.
 */
export class PreviewMapping {
  private readonly pass: PreviewPass;

  constructor(private readonly parts: PreviewMappingParts) {
    this.pass = new PreviewPass(parts.passParts);
  }

  /** The counters of the run, complete, and a part of its outcomes. */
  async run(input: PreviewMappingInput, actor: string): Promise<MappingPreview> {
    const run = await this.subject(input);
    const opened = new Map<PassDirection, OpenPass>();
    await this.parts.unitOfWork.preview(
      async (tx) => {
        for (const direction of run.directions)
          opened.set(direction, await this.pass.begin(tx, run, direction));
      },
      { actor },
    );
    const tally = new PreviewTally(input, run.directions, this.parts.passParts.engine.journal);
    const scene = { run, opened, tally, actor };
    await this.parts.sessions.within(async (session) => {
      for (const [at] of run.directions.entries()) await this.direction(session, scene, at);
    });
    return { passes: tally.passes, outcomes: tally.shown, hasMore: tally.hasMore };
  }

  private async subject(input: PreviewMappingInput): Promise<PreviewedRun> {
    const set = await this.parts.mappings.load(this.parts.db);
    if (!set.settings.connectionEnabled) throw connectionDisabled();
    const mapping = set.active(input.mapping);
    const direction = input.direction ?? null;
    if (mapping.definition.lines) throw linesNeedHeader(mapping.name);
    if (direction !== null && !goes(mapping.direction, direction))
      throw directionNotAllowed(mapping.name, mapping.direction, direction);
    const unconditional = input.unconditional ?? false;
    const options = { full: (input.full ?? false) || unconditional, unconditional, load: null };
    const directions = directionsOf(mapping, direction);
    return { mapping, settings: set.settings, directions, options };
  }

  private async direction(session: DbSession, scene: Scene, at: number): Promise<void> {
    const { run } = scene;
    const direction = run.directions[at];
    if (direction === undefined) return;
    for (const [place, [phase]] of PHASES.entries()) {
      if (phase === 'CREATES' && run.mapping.onlyCoupled) continue;
      const reader = await this.parts.candidates.open(
        session,
        this.statement(scene, direction, place),
      );
      for (;;) {
        const page = await reader.next(this.parts.batch);
        if (page.length === 0) break;
        const ids = [...new Set(page.map((candidate) => candidate.id))];
        const seen = await this.seenBefore(scene, { direction, ids }, { at, place });
        const open = ids.filter((id) => !seen.has(id));
        if (open.length > 0) await this.chunk(scene, { direction, ids: open });
      }
      await reader.close();
    }
  }

  // A record is treated by the first pass and phase that it is a candidate of; the run remembers, here nothing is kept.
  private async seenBefore(
    scene: Scene,
    chunk: Chunk,
    { at, place }: { at: number; place: number },
  ): Promise<Set<string>> {
    const { db } = this.parts;
    const { run } = scene;
    const seen = new Set<string>();
    for (const [earlier, direction] of run.directions.slice(0, at + 1).entries()) {
      const own = await this.pass.idsFor(db, run, chunk, direction);
      const found: string[] = [];
      for (const [n, [phase]] of PHASES.entries()) {
        if (earlier === at && n >= place) break;
        if (phase === 'CREATES' && run.mapping.onlyCoupled) continue;
        const statement = this.statement(scene, direction, n);
        for (const { id } of await limited(db, statement, own)) found.push(id);
      }
      const back = { direction, ids: found };
      for (const id of await this.pass.idsFor(db, run, back, chunk.direction)) seen.add(id);
    }
    return seen;
  }

  private statement({ run, opened }: Scene, direction: PassDirection, place: number) {
    const pass = opened.get(direction);
    const phase = PHASES[place];
    if (!pass || !phase) throw new Error('A phase of an opened pass is previewed.');
    return phase[1](this.pass.scopeOf(run, direction, pass));
  }

  // As in the run, what the engine cannot cope with is halved until the record at fault stands alone.
  private async chunk(scene: Scene, chunk: Chunk): Promise<void> {
    const { run, tally, actor } = scene;
    try {
      await this.parts.unitOfWork.preview(
        async (tx) => tally.add(tx, await this.pass.run(tx, run, chunk)),
        { actor },
      );
    } catch (error) {
      if (!isOfRecords(error)) throw error;
      const [only, second] = chunk.ids;
      if (only !== undefined && second === undefined) {
        await tally.add(this.parts.db, [failedPass(run, chunk.direction, only, error)]);
        return;
      }
      const middle = chunk.ids.length >> 1;
      await this.chunk(scene, { ...chunk, ids: chunk.ids.slice(0, middle) });
      await this.chunk(scene, { ...chunk, ids: chunk.ids.slice(middle) });
    }
  }
}

function failedPass(
  { mapping }: PreviewedRun,
  direction: PassDirection,
  id: string,
  error: unknown,
): ChunkPass {
  const erp = sourceOf(direction) === 'ERP';
  const record = `${nounOf(erp ? mapping.erpTable : mapping.crmTable)} ${id}`;
  const outcome: RecordOutcome = {
    kind: 'failed',
    mapping: mapping.name,
    direction,
    record,
    erpId: erp ? id : null,
    crmId: erp ? null : id,
    couplingId: null,
    coupled: false,
    refusal: unexpectedFailure(record, error),
    writes: [],
  };
  return { direction, runId: '', outcomes: [outcome] };
}
