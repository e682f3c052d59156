import type { Row } from '../../../platform/database/record-table';
import type { CouplingStore } from '../../coupling/coupling.store';
import { DeletionStateStore } from '../../coupling/deletion-state.store';
import type { Side } from '../../mapping/direction';
import type { SettlingPolicy } from '../../mapping/mapping-definition';
import type { Decision, Pair } from '../decision/pair';
import { cannotDeactivate } from '../engine.errors';
import { fieldChanges } from '../fields/changed-values';
import { printed } from '../fields/value-kind';
import type { RecordSide } from '../record-side';
import type { Batch } from './batch';
import type { BatchRecord } from './batch-record';

/** A record of a batch with what was decided about it. */
export interface DecidedRecord {
  readonly record: BatchRecord;
  readonly decision: Decision;
}

/** Carries out the deletion policies that keep a pair coupled, and keeps on couplings what is known of lost records (7.2). */
export class SettleDeletions {
  private readonly states = new DeletionStateStore();

  constructor(private readonly couplings: CouplingStore) {}

  /** Deactivates what is left of pairs, and remembers which policy settled them. */
  async run(batch: Batch, decided: readonly DecidedRecord[]): Promise<void> {
    await this.note(
      batch,
      decided.map(({ record }) => record.pair),
    );
    const of = (what: Decision['do']): BatchRecord[] =>
      decided.flatMap(({ record, decision }) => (decision.do === what ? record : []));
    const survivors = of('deactivate');
    for (const side of ['ERP', 'CRM'] as const) {
      const own = survivors.filter(({ pair }) => sideOf(batch, pair) === side);
      if (own.length > 0) await this.deactivate(batch, side, own);
    }
    const done = survivors.filter(({ kind }) => kind === 'modified' || kind === 'unchanged');
    await this.settle(batch, [...of('leave'), ...done]);
  }

  // Whether the records of coupled pairs are there, as seen just now.
  private async note(batch: Batch, pairs: readonly Pair[]): Promise<void> {
    for (const side of ['ERP', 'CRM'] as const) {
      const own = side === batch.sourceSide;
      const gone: string[] = [];
      const back: string[] = [];
      for (const { coupling, source, destination } of pairs) {
        if (!coupling) continue;
        const lost = (own ? source : destination) === null;
        const marked = (side === 'ERP' ? coupling.erpState : coupling.crmState) === 'DELETED';
        if (lost && !marked) gone.push(coupling.id);
        if (!lost && marked) back.push(coupling.id);
      }
      await this.states.markGone(batch.tx, side, gone);
      await this.states.markBack(batch.tx, side, back);
    }
  }

  private async deactivate(
    batch: Batch,
    side: Side,
    records: readonly BatchRecord[],
  ): Promise<void> {
    const of = side === batch.sourceSide ? batch.source : batch.destination;
    const values = of.deactivated;
    if (!values) {
      for (const record of records) record.fail(cannotDeactivate(batch.mapping.name, of.noun));
      return;
    }
    const open = records.filter((record) => {
      const done = isDeactivated(survivorOf(record.pair), values);
      if (done) record.kind = 'unchanged';
      return !done;
    });
    await this.write(batch, { side, of }, open, values);
  }

  private async write(
    batch: Batch,
    { side, of }: { side: Side; of: RecordSide },
    records: readonly BatchRecord[],
    values: Row,
  ): Promise<void> {
    const changes = records.map(({ pair }) => {
      const row = survivorOf(pair);
      return { id: printed(row.id), version: printed(row.version), changes: { ...values } };
    });
    const { versions, refused, rows } = await of.update(batch.tx, changes);
    const moves: { recordId: string; from: string; to: string }[] = [];
    for (const record of records) {
      const row = survivorOf(record.pair);
      const recordId = printed(row.id);
      const [refusal, version] = [refused.get(recordId), versions.get(recordId)];
      if (refusal) record.fail(refusal);
      else if (version === undefined) record.changedMeanwhile = true;
      else {
        const versionBefore = printed(row.version);
        record.kind = 'modified';
        record.writes.push({
          ...{ side, table: of.table.name, recordId, action: 'UPDATE', version, versionBefore },
          changes: fieldChanges(rows?.get(recordId) ?? values, row),
        });
        moves.push({ recordId, from: versionBefore, to: version });
      }
    }
    // An own write is no change that would have to travel.
    await this.couplings.advanceStamps(batch.tx, side, moves);
  }

  private async settle(batch: Batch, records: readonly BatchRecord[]): Promise<void> {
    const ids = records.flatMap(({ pair }) => pair.coupling?.id ?? []);
    const policy = batch.policy.deletionPolicy as SettlingPolicy;
    const { runId, direction, now } = batch;
    const attempt = { runId, direction, now };
    await this.states.settle(batch.tx, ids, policy, attempt);
  }
}

// The side of the record that is left.
function sideOf(batch: Batch, { source }: Pair): Side {
  return source ? batch.sourceSide : batch.destinationSide;
}

function survivorOf({ source, destination }: Pair): Row {
  const row = source ?? destination;
  if (!row) throw new Error('Of a pair to be deactivated nothing is left.');
  return row;
}

function isDeactivated(row: Row, values: Row): boolean {
  return Object.entries(values).every(([property, value]) => row[property] === value);
}
