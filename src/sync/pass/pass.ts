import type { PassPhase } from '../run/sync-run.entity';
import type { RunCounters } from '../run/sync-run.store';
import type { PassDirection } from '../mapping/direction';

/** How thoroughly a run looks (S-22). */
export interface PassOptions {
  /** Starts from the beginning: every record inside the filters is looked at again. */
  readonly full: boolean;
  /** Compares every pair, also where nothing changed: for newly added fields. Implies `full`. */
  readonly unconditional: boolean;
  /** The run belongs to a full synchronization; null for every other run. */
  readonly load: PassLoad | null;
}

/**
 * How a pass of a full synchronization looks (F-8); each starts from the beginning. `ALL` compares every pair and
 * creates counterparts whatever the mapping says. `REST`, the second pass of a line that goes both ways, creates too,
 * but looks only at pairs that the first has not brought into step. `COUPLED` looks at such pairs and creates no more
 * than the mapping lets it.
 */
export type PassLoad = 'ALL' | 'REST' | 'COUPLED';

/** A record that a pass is to look at, with what the pass needs to know before it loads it. */
export interface Candidate {
  /** Id of the source record. */
  readonly id: string;
  /** Null when it is not coupled. */
  readonly couplingId: string | null;
  /** False: outside the filter of the mapping. */
  readonly inside: boolean;
  /** It was outside the filter, or gone, when it was last seen. */
  readonly returned: boolean;
  /** Transaction of the change; null where the phase has no order by change. */
  readonly xid: string | null;
  /** The deletions phase: which sides are gone. */
  readonly sourceGone: boolean;
  readonly destinationGone: boolean;
  /** Where the pass stands once the record is done. */
  readonly position: string;
}

/** Where a pass stands inside a phase; null: at its beginning. */
export interface PassCursor {
  readonly xid: string | null;
  readonly id: string | null;
}

/** How far a run has come; told after every batch. */
export interface PassProgress extends Readonly<RunCounters> {
  readonly runId: string;
  readonly mapping: string;
  readonly direction: PassDirection;
  readonly phase: PassPhase;
  /** Records looked at so far. */
  readonly candidates: number;
}

/** How a caller follows and stops a pass. */
export interface PassControl {
  /** Stops after the batch at hand; the run stays open and the next start goes on there. */
  readonly signal?: AbortSignal;
  /** Called when a run is opened, and again when it is gone on with. */
  readonly onOpen?: (runId: string, direction: PassDirection) => void | Promise<void>;
  /** Called after every committed batch. */
  readonly onBatch?: (progress: PassProgress) => void | Promise<void>;
}
