import type { Refusal } from '../../platform/errors/refusal';
import type { RecordOutcome } from '../engine/outcome';

/** What matching made of one ERP record: its counterpart, or why there is none. */
export interface MatchOutcome {
  /** `matched`: a preview found the counterpart. `created`: nothing matched and a counterpart was made. */
  kind: 'coupled' | 'matched' | 'created' | 'unmatched' | 'skipped';
  readonly mapping: string;
  /** The ERP record as a person names it. */
  readonly record: string;
  readonly erpId: string;
  crmId: string | null;
  couplingId: string | null;
  /** Priority of the criteria that found it; null when none did. */
  readonly priority: number | null;
  /** Why it has no counterpart: NO_MATCH, MULTIPLE_MATCHES with candidates, MATCH_ALREADY_COUPLED; null otherwise. */
  refusal: Refusal | null;
  /** What followed: the creation, or the synchronization after coupling; null when nothing did. */
  synced: RecordOutcome | null;
}
