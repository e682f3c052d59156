import type { Row } from '../../../platform/database/record-table';
import type { Refusal } from '../../../platform/errors/refusal';
import type { Coupling } from '../../coupling/coupling.entity';
import type { PassDirection } from '../../mapping/direction';
import type { DeletionPolicy, UpdatePolicy } from '../../mapping/mapping-definition';
import type { UnitChoices } from '../fields/merge-fields';
import type { MergeColumns } from '../record-side';

/** A record of the source with what belongs to it, as read and locked for the batch. */
export interface Pair {
  readonly sourceId: string;
  /** Null when the source record is gone. */
  readonly source: Row | null;
  /** Null when the record is not coupled. */
  readonly coupling: Readonly<Coupling> | null;
  /** The counterpart; null when there is none, or it is gone. */
  readonly destination: Row | null;
  /** The counterpart was found by its natural key and is about to be coupled (S-14/1). */
  readonly found: boolean;
}

/** How a pass decides; the same for every record of a batch. */
export interface PassPolicy {
  readonly direction: PassDirection;
  /** Chosen by a person: the destination is made equal to the source (S-9). */
  readonly forced: boolean;
  /** Chosen by a person as a merge: also a source that did not change is compared, conflicts count. */
  readonly thorough: boolean;
  /** A destination that is newer than the last agreement is left alone (S-6). */
  readonly protectNewer: boolean;
  readonly onlyCoupled: boolean;
  /** The mapping goes both ways, so changes of the destination count. */
  readonly twoWay: boolean;
  /** The mapping has field rows that travel only the other way. */
  readonly oppositeFields: boolean;
  readonly deletionPolicy: DeletionPolicy;
  /** The counterpart of a record that is gone goes too, and the coupling with it. */
  readonly deletesWithSource?: boolean;
  /** The records are documents or their lines, which conversions couple. */
  readonly documents?: boolean;
  /** How CRM records say that they were merged into another one; null: they never are. */
  readonly merging?: MergeColumns | null;
  readonly updatePolicy: UpdatePolicy;
  /** What a person decided of a conflict, by merge unit; null: nothing was. */
  readonly choices: UnitChoices | null;
  /** The nouns of both sides, for messages. */
  readonly sourceNoun: string;
  readonly destinationNoun: string;
}

/** What is to be done with a record. */
export type Decision =
  | { readonly do: 'insert'; readonly restore: boolean }
  | { readonly do: 'update' }
  | { readonly do: 'unchanged' }
  | { readonly do: 'removeCoupling' }
  /** The record that is left goes out of business; the pair stays coupled. */
  | { readonly do: 'deactivate' }
  /** The deletion policy leaves the pair as it is. */
  | { readonly do: 'leave'; readonly refusal: Refusal }
  | { readonly do: 'skip'; readonly refusal: Refusal | null }
  | { readonly do: 'fail'; readonly refusal: Refusal };

/** One named step of the decision: an answer, or null to leave it to the next step. */
export type DecisionStep = (pair: Pair, policy: PassPolicy) => Decision | null;
