import { timeOrderedId } from '../../../platform/time-ordered-id';
import type { Row } from '../../../platform/database/record-table';
import type { Batch } from './batch';
import type { BatchRecord } from './batch-record';
import { settleChanges } from '../decision/settle-changes';
import { changedValues, isEmpty } from '../fields/changed-values';
import { keepNumbers } from '../fields/keep-numbers';
import { mapFields } from '../fields/map-fields';
import { prefetchField } from '../fields/prefetch-field';
import { returningFields } from '../fields/merge-fields';

/** Maps the records of a batch: field rows first, then what the mapping's behaviour adds, then what differs. */
export class BatchMapper {
  /** Maps records that are to be written; those that cannot be are failed with the reason. */
  async map(batch: Batch, records: readonly BatchRecord[]): Promise<void> {
    const sources: Row[] = [];
    const destinations: Row[] = [];
    for (const { pair } of records) {
      if (pair.source) sources.push(pair.source);
      if (pair.destination) destinations.push(pair.destination);
    }
    if (sources.length === 0) return;
    await forbid(batch, records);
    for (const planned of batch.plan.fields)
      await prefetchField(batch, planned, sources, destinations);
    for (const record of records) if (record.open) mapRecord(batch, record);
    await fillFromTemplates(batch, records);
    keepNumbers(batch, records);
    const mapped = records.flatMap((record) => (record.open && record.mapped ? record.mapped : []));
    if (mapped.length > 0) await batch.behaviour.complete?.(batch, mapped);
    for (const record of records) {
      if (record.mapped?.refusal) record.fail(record.mapped.refusal);
    }
  }

  /** Decides what of the mapped values is written; what needs no write, or may not be, ends here (S-14/5 to 8). */
  settle(batch: Batch, records: readonly BatchRecord[]): void {
    for (const record of records) {
      if (!record.open || !record.mapped) continue;
      if (record.mapped.action === 'insert') {
        record.write = record.mapped.values;
        record.write.id = record.destinationId;
      } else this.settleUpdate(batch, record, record.mapped.values);
    }
  }

  /** As `settle`, for what a merge brings back: only what the source of this half changed alone. */
  settleReturn(batch: Batch, records: readonly BatchRecord[]): void {
    for (const record of records) {
      const { source, destination, coupling } = record.pair;
      if (!record.open || !record.mapped || !source || !destination) continue;
      const changed = changedValues(batch.plan, record.mapped.values, destination);
      record.write = returningFields(
        batch.plan,
        { source, destination, base: coupling?.base ?? null },
        changed,
        batch.policy.choices,
      );
      if (isEmpty(record.write)) record.kind = 'unchanged';
    }
  }

  /** Lets the mapping's behaviour add what goes along with updates; an unchanged record is written when it does. */
  async accompany(batch: Batch, records: readonly BatchRecord[]): Promise<void> {
    if (!batch.behaviour.accompany) return;
    const settled = records.flatMap((record) => {
      const { mapped } = record;
      if (!mapped?.destination || !(record.open || record.kind === 'unchanged')) return [];
      record.write = { ...record.write };
      const { source, destination, values } = mapped;
      return [{ record, toWrite: { source, destination, values, write: record.write } }];
    });
    if (settled.length === 0) return;
    await batch.behaviour.accompany(
      batch,
      settled.map(({ toWrite }) => toWrite),
    );
    for (const { record } of settled)
      if (record.kind === 'unchanged' && !isEmpty(record.write)) record.kind = null;
  }

  private settleUpdate(batch: Batch, record: BatchRecord, values: Row): void {
    const { destination } = record.pair;
    if (!destination) return;
    const changed = changedValues(batch.plan, values, destination);
    const settlement = settleChanges(record.pair, changed, batch.plan, batch.policy);
    if (settlement.conflict) return record.fail(settlement.conflict);
    if (settlement.yields) {
      record.kind = 'skipped';
      return;
    }
    record.write = settlement.write;
    record.opposite = settlement.opposite;
    record.leaves = settlement.leaves;
    if (isEmpty(record.write)) record.kind = 'unchanged';
  }
}

// What the mapping's behaviour holds against a record comes before anything a field row finds.
async function forbid(batch: Batch, records: readonly BatchRecord[]): Promise<void> {
  if (!batch.behaviour.forbids) return;
  const open = records.filter((record) => record.open && record.pair.source);
  const refusals = await batch.behaviour.forbids(
    batch,
    open.flatMap(({ pair: { source, destination } }) => (source ? [{ source, destination }] : [])),
  );
  for (const record of open) {
    const refusal = refusals.get(record.pair.sourceId);
    if (refusal) record.fail(refusal);
  }
}

function mapRecord(batch: Batch, record: BatchRecord): void {
  const { source, destination } = record.pair;
  if (!source) return;
  const { values, refusal, warnings } = mapFields(batch.plan, batch, source, destination);
  record.warnings.push(...warnings);
  if (refusal) return record.fail(refusal);
  if (!destination) {
    record.destinationId = timeOrderedId();
    for (const property in values) if (values[property] === null) delete values[property];
  }
  record.mapped = {
    action: destination ? 'update' : 'insert',
    source,
    destination,
    values,
    refusal: null,
    warnings: record.warnings,
  };
}

// Mapped values win over the template's; a missing template fails the record before anything is inserted (S-17).
async function fillFromTemplates(batch: Batch, records: readonly BatchRecord[]): Promise<void> {
  const fresh = records.filter((record) => record.open && record.mapped?.action === 'insert');
  if (fresh.length === 0) return;
  const templates = await batch.recordTemplates();
  for (const record of fresh) {
    if (!record.mapped) continue;
    const refusal = templates.fill(record.mapped.source, record.mapped.values);
    if (refusal) record.fail(refusal);
  }
}
