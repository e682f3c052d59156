import type { Tx } from '../../../platform/database/db';
import type { LiveMapping } from '../../mapping/live-mapping';
import { countersOf, errorsOf } from '../session/run-report';
import type { Batch, EngineParts, Synchronizes } from './batch';
import type { BatchRecord } from './batch-record';
import { isDone } from './batch-writer';

const PIECE = 1_000;

/**
 * Lets the lines of headers travel right after them, whether or not the headers themselves changed (PR-8): in a run
 * of the lines' own mapping, inside its filter, in the same transaction.
 */
export class SynchronizeLines {
  constructor(
    private readonly parts: EngineParts,
    private readonly engine: Synchronizes,
  ) {}

  /** Synchronizes the lines of what a batch settled; the id of their run, null when there was none. */
  async run(batch: Batch, records: readonly BatchRecord[]): Promise<string | null> {
    const headers = records.flatMap((record) =>
      record.pair.source && isDone(record) ? [record.pair.source] : [],
    );
    if (!batch.behaviour.lines || headers.length === 0) return null;
    const { linesApart, mappings } = batch.request;
    const { mapping: name, sourceIds } = await batch.behaviour.lines(batch, headers);
    const mapping = mappings.findByName(name);
    if (!mapping?.enabled || (linesApart && mapping.definition.fullSync)) return null;
    const ids = await this.inside(batch, mapping, sourceIds);
    return ids.length === 0 ? null : this.ofLines(batch, mapping, ids);
  }

  // Lines outside their mapping's filter could not succeed; those that are gone have a counterpart to take care of.
  private async inside(
    batch: Batch,
    mapping: LiveMapping,
    ids: readonly string[],
  ): Promise<string[]> {
    if (ids.length === 0) return [];
    const { tx, sourceSide } = batch;
    const table = sourceSide === 'ERP' ? mapping.erpTable : mapping.crmTable;
    const rows = await batch.side(table).load(tx, ids);
    return ids.filter((id) => {
      const row = rows.get(id);
      return !row || batch.request.mappings.covers(mapping, sourceSide, row);
    });
  }

  private async ofLines(
    batch: Batch,
    mapping: LiveMapping,
    ids: readonly string[],
  ): Promise<string> {
    const { tx, now, direction, forced } = batch;
    const runId = await this.open(tx, batch, mapping);
    for (let start = 0; start < ids.length; start += PIECE) {
      const outcomes = await this.engine.run(tx, {
        ...{ mapping, mappings: batch.request.mappings, direction, forced, runId, now },
        onlyCoupled: mapping.onlyCoupled,
        sourceIds: ids.slice(start, start + PIECE),
      });
      await this.parts.runs.raise(tx, runId, countersOf(outcomes));
      await this.parts.runs.addErrors(tx, runId, now, errorsOf(outcomes));
    }
    await this.parts.runs.finish(tx, runId, now);
    return runId;
  }

  private async open(tx: Tx, batch: Batch, mapping: LiveMapping): Promise<string> {
    const { runs } = this.parts;
    return runs.start(tx, {
      mappingId: mapping.id,
      kind: 'SYNCHRONIZE',
      direction: batch.direction,
      forced: batch.forced,
      scope: { headerRunId: batch.runId },
      startedAt: batch.now,
      startedBy: await runs.starterOf(tx, batch.runId),
    });
  }
}
