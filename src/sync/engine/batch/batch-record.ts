import type { Row } from '../../../platform/database/record-table';
import type { Refusal } from '../../../platform/errors/refusal';
import type { Coupling } from '../../coupling/coupling.entity';
import type { Pair } from '../decision/pair';
import type { MappedRecord } from '../mapping-behaviour';
import type { OutcomeKind, RecordWrite } from '../outcome';

/** A record on its way through a batch; the steps of the engine fill it in. */
export class BatchRecord {
  kind: OutcomeKind | null = null;
  refusal: Refusal | null = null;
  /** What the field rows and the behaviour made of it; null while it is not to be written. */
  mapped: (MappedRecord & { source: Row }) | null = null;
  /** Values that are written to the destination. */
  write: Row = {};
  destinationId: string | null;
  /** The destination row as it is after the write. */
  destination: Row | null;
  couplingId: string | null;
  /** The coupling is made by this batch. */
  coupled = false;
  /** The destination has changes that travel back in the same transaction. */
  opposite = false;
  /** The destination may have changes for the other way, so its stamp stays where it is. */
  leaves = false;
  /** The coupling to the lost counterpart, which a restored one replaces. */
  restores: Readonly<Coupling> | null = null;
  /** The failure is that of the way back; it is remembered there. */
  broughtBack = false;
  /** Somebody else wrote the record meanwhile; it is tried once more. */
  changedMeanwhile = false;
  readonly writes: RecordWrite[] = [];
  /** What the way back wrote to the source; journalled there. */
  readonly returned: RecordWrite[] = [];

  /** Fields that were left out or cleared, as their rows say, instead of failing the record. */
  readonly warnings: Refusal[] = [];

  constructor(readonly pair: Pair) {
    this.destination = pair.destination;
    this.destinationId = pair.destination ? (pair.destination.id as string) : null;
    this.couplingId = pair.coupling?.id ?? null;
  }

  /** Ends the record with a failure; the first one stays. */
  fail(refusal: Refusal): void {
    if (this.kind === 'failed') return;
    this.kind = 'failed';
    this.refusal = refusal;
  }

  /** Ends a merge whose way back was refused; the failure is that of the other direction. */
  failBack(refusal: Refusal): void {
    this.kind = 'failed';
    this.refusal = refusal;
    this.broughtBack = true;
  }

  /** Whether anything was written to either side. */
  get wrote(): boolean {
    return this.writes.length > 0 || this.returned.length > 0;
  }

  /** Whether the record is still to be written. */
  get open(): boolean {
    return this.kind === null && !this.changedMeanwhile;
  }
}
