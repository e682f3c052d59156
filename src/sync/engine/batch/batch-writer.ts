import { timeOrderedId } from '../../../platform/time-ordered-id';
import type { Row } from '../../../platform/database/record-table';
import type { WriteResult } from '../../../platform/database/record-writer';
import type { AgreedCoupling, CouplingStore } from '../../coupling/coupling.store';
import { oppositeOf, type PassDirection } from '../../mapping/direction';
import type { Batch } from './batch';
import type { BatchRecord } from './batch-record';
import { idOf } from './batch-reader';
import { overwrittenEdits } from '../fields/overwritten-edits';
import { refusalOfKept } from '../fields/keep-numbers';
import { fieldChanges } from '../fields/changed-values';
import type { WrittenRecord } from '../mapping-behaviour';
import { printed } from '../fields/value-kind';

/** Writes the records of a batch set-wise: destination rows, couplings, what follows from them, and the journal. */
export class BatchWriter {
  constructor(private readonly couplings: CouplingStore) {}

  /** Writes the destination; records that the side refuses fail, those changed by someone else are marked. */
  async write(batch: Batch, records: readonly BatchRecord[]): Promise<void> {
    const open = records.filter((record) => record.open && record.mapped);
    await this.keepSources(batch, open);
    const inserts = open.filter((record) => record.open && record.mapped?.action === 'insert');
    const updates = open.filter((record) => record.open && record.mapped?.action === 'update');
    if (inserts.length > 0) {
      take(
        batch,
        inserts,
        await batch.destination.insert(
          batch.tx,
          inserts.map((record) => record.write),
        ),
      );
    }
    if (updates.length > 0) {
      const changes = updates.map((record) => ({
        id: String(record.destinationId),
        version: printed(record.destination?.version),
        changes: record.write,
      }));
      take(batch, updates, await batch.destination.update(batch.tx, changes));
    }
  }

  /** Couples what is new and stamps what agrees; pairs with changes to bring back wait for that. */
  async couple(
    batch: Batch,
    records: readonly BatchRecord[],
    directions: readonly PassDirection[],
  ): Promise<void> {
    const done = records.filter((record) => isDone(record) && !record.opposite);
    const attempt = { runId: batch.runId, now: batch.now, directions };
    const fresh = done.filter((record) => record.couplingId === null);
    for (const record of fresh) {
      record.couplingId = timeOrderedId();
      record.coupled = true;
    }
    const agreed = (record: BatchRecord): AgreedCoupling => agreedOf(batch, record);
    await this.couplings.insert(
      batch.tx,
      fresh.map((record) => ({ ...agreed(record), ...keysOf(batch, record) })),
      attempt,
    );
    await this.couplings.agree(
      batch.tx,
      done.filter((record) => !record.coupled).map(agreed),
      attempt,
    );
  }

  /** Lets the behaviour do what follows from written records, and stamps what it wrote on the pairs themselves. */
  async follow(
    batch: Batch,
    records: readonly BatchRecord[],
    directions: readonly PassDirection[],
  ): Promise<void> {
    const written = records.filter((record) => record.writes.length > 0 && isDone(record));
    if (!follows(batch) || written.length === 0) return;
    await batch.behaviour.afterWrite?.(batch, written.map(writtenRecord));
    const ids = written
      .filter((record) => !record.opposite)
      .map((record) => String(record.couplingId));
    const { erpTable, crmTable } = batch.mapping;
    const rewritten = await this.couplings.listRewritten(batch.tx, ids, erpTable, crmTable);
    if (rewritten.length === 0) return;
    const erp = await batch.side(erpTable).load(
      batch.tx,
      rewritten.map((coupling) => coupling.erpId),
    );
    const crm = await batch.side(crmTable).load(
      batch.tx,
      rewritten.map((coupling) => coupling.crmId),
    );
    const agreed = rewritten.flatMap((coupling) => {
      const [erpRow, crmRow] = [erp.get(coupling.erpId), crm.get(coupling.crmId)];
      if (!erpRow || !crmRow) return [];
      return [
        {
          id: coupling.id,
          erpVersion: printed(erpRow.version),
          crmVersion: printed(crmRow.version),
          base: batch.base.of(erpRow, crmRow),
        },
      ];
    });
    await this.couplings.agree(batch.tx, agreed, {
      runId: batch.runId,
      now: batch.now,
      directions,
    });
  }

  // Whoever writes the source afterwards, a behaviour or the way back of a merge, must not bury a change that
  // somebody made meanwhile; and a merge must not end with its first half.
  private async keepSources(batch: Batch, records: readonly BatchRecord[]): Promise<void> {
    const { writesSource = batch.direction } = batch.behaviour;
    const all = follows(batch) && writesSource === batch.direction;
    const written = all ? records : records.filter((record) => record.opposite);
    if (written.length === 0) return;
    const now = await batch.source.lock(
      batch.tx,
      written.map((record) => record.pair.sourceId),
    );
    for (const record of written) {
      if (now.get(record.pair.sourceId) !== record.pair.source?.version)
        record.changedMeanwhile = true;
    }
  }
}

// Whether anything follows from what this batch writes.
function follows({ behaviour, direction }: Batch): boolean {
  return behaviour.afterWrite !== undefined && (behaviour.follows ?? direction) === direction;
}

/** Whether a record ended with both sides agreeing. */
export function isDone(record: BatchRecord): boolean {
  return (
    record.kind === 'inserted' ||
    record.kind === 'modified' ||
    (record.kind === 'unchanged' && record.mapped !== null)
  );
}

function take(batch: Batch, records: readonly BatchRecord[], result: WriteResult): void {
  for (const record of records) {
    const id = String(record.destinationId);
    const refusal = result.refused.get(id);
    const version = result.versions.get(id);
    if (refusal) record.fail(refusalOfKept(batch, record, refusal));
    else if (version === undefined) record.changedMeanwhile = true;
    else accept(batch, record, version, result.rows?.get(id) ?? record.write);
  }
}

function accept(batch: Batch, record: BatchRecord, version: string, written: Row): void {
  const inserted = record.mapped?.action === 'insert';
  const before = record.destination;
  record.kind = inserted ? 'inserted' : 'modified';
  // A new row is nobody else's yet, so it is completed in place.
  record.destination = before
    ? { ...before, ...written, version }
    : Object.assign(written, { version });
  const changes = fieldChanges(written, before);
  const overwrote = before ? overwrittenEdits(batch, record, before, changes) : [];
  record.writes.push({
    side: batch.destinationSide,
    table: batch.destination.table.name,
    recordId: String(record.destinationId),
    action: inserted ? 'INSERT' : 'UPDATE',
    version,
    versionBefore: before ? printed(before.version) : null,
    changes,
    ...(overwrote.length > 0 && { overwrote }),
  });
}

function agreedOf(batch: Batch, record: BatchRecord): AgreedCoupling {
  const [source, destination] = [record.pair.source ?? {}, record.destination ?? {}];
  const [erp, crm] = batch.direction === 'TO_CRM' ? [source, destination] : [destination, source];
  const { coupling } = record.pair;
  const agreed = {
    id: String(record.couplingId),
    erpVersion: printed(erp.version),
    crmVersion: printed(crm.version),
    base: batch.base.of(erp, crm),
  };
  if (!record.leaves || !coupling) return agreed;
  // What goes the other way only has not been looked at: it keeps what both agreed on, and its side the stamp.
  const way = oppositeOf(batch.direction);
  const stamp =
    batch.destinationSide === 'ERP'
      ? { erpVersion: coupling.erpVersion }
      : { crmVersion: coupling.crmVersion };
  return { ...agreed, ...stamp, base: batch.base.of(erp, crm, { way, base: coupling.base }) };
}

function keysOf(batch: Batch, record: BatchRecord) {
  const [source, destination] = [record.pair.sourceId, String(record.destinationId)];
  const [erpId, crmId] =
    batch.direction === 'TO_CRM' ? [source, destination] : [destination, source];
  return { mappingId: batch.mapping.id, erpId, crmId };
}

function writtenRecord(record: BatchRecord): WrittenRecord {
  const { mapped } = record;
  if (!mapped) throw new Error('A record was written without having been mapped.');
  return {
    ...mapped,
    destinationId: String(record.destinationId),
    couplingId: String(record.couplingId),
  };
}

/** The id a record has on a side, as far as it has one. */
export function recordIdOn(batch: Batch, record: BatchRecord, side: 'ERP' | 'CRM'): string | null {
  if (side === batch.sourceSide) return record.pair.sourceId;
  if (record.kind === 'failed' && record.mapped?.action === 'insert') return null;
  return record.destinationId ?? (record.pair.coupling ? idOf(record.pair.coupling, side) : null);
}
