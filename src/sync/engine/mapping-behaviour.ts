import type { Db, Tx } from '../../platform/database/db';
import type { Row, RowValue } from '../../platform/database/record-table';
import type { WriteResult } from '../../platform/database/record-writer';
import type { Refusal } from '../../platform/errors/refusal';
import type { Recommendation } from '../full-synchronization/review/recommendation';
import type { SideCounts } from '../full-synchronization/review/side-counts';
import type { PassDirection, Side } from '../mapping/direction';
import type { LiveField, LiveMapping } from '../mapping/live-mapping';
import type { SalesSettings } from '../settings/sales-settings.entity';
import type { RecordOutcome } from './outcome';
import type { RecordSide } from './record-side';
import type { ReferenceResolver } from './reference-resolver';

/** What a batch knows while it decides and writes; one transaction, one direction, one mapping. */
export interface BatchContext {
  readonly tx: Tx;
  readonly mapping: LiveMapping;
  readonly direction: PassDirection;
  /** Chosen by a person or a coupling choice: change detection and conflicts do not stop it (S-9). */
  readonly forced: boolean;
  readonly settings: SalesSettings;
  readonly runId: string;
  /** Instant of the batch, ISO 8601. */
  readonly now: string;
  readonly source: RecordSide;
  readonly destination: RecordSide;
  /** Coupled counterparts of referred records, read for the whole batch at once. */
  readonly references: ReferenceResolver;
  /** Side of any mapped table, for what a behaviour writes beside the record itself. */
  side(table: string): RecordSide;
  /**
   * Tells the engine what a behaviour wrote beside the record itself: it is journalled, and the stamps of
   * couplings move along, so that it is not taken for a person's change.
   */
  recordWrites(table: string, writes: readonly SideWrite[]): Promise<void>;
  /** Couples records of another mapping that a behaviour has found or made; no data travels. */
  couple(mapping: string, pairs: readonly { erpId: string; crmId: string }[]): Promise<void>;
  /** Gives up couplings of this mapping; the records stay as they are. */
  uncouple(couplingIds: readonly string[]): Promise<void>;
  /**
   * Brings records of another mapping to the destination now, as far as that mapping lets uncoupled records
   * through (1.7); says per record what came of it.
   */
  bring(mapping: string, records: readonly Row[]): Promise<Map<string, Brought>>;
  /**
   * Synchronizes what belongs to the records, such as the lines of documents, by its own mapping and as this batch
   * goes: conflicts count where they count here. Ids of the source side.
   */
  carry(mapping: string, sourceIds: readonly string[]): Promise<RecordOutcome[]>;
  /** The mapping of that name, active or not; null when there is none. */
  mappingOf(name: string): LiveMapping | null;
}

/** What became of a record that was to be brought along; `outside`: its mapping's filter leaves it out. */
export type Brought = 'coupled' | 'outside' | 'failed';

/** Records of another mapping that travel right after their headers. */
export interface FollowingLines {
  readonly mapping: string;
  readonly sourceIds: readonly string[];
}

/** A record before it is mapped. */
export interface RecordToMap {
  readonly source: Row;
  /** The present destination row; null for an insert. */
  readonly destination: Row | null;
}

/** A write of a behaviour to a record other than the one being synchronized. */
export interface SideWrite {
  readonly recordId: string;
  readonly action: 'INSERT' | 'UPDATE' | 'DELETE';
  /** Version the behaviour saw before it wrote; null for an insert. */
  readonly versionBefore: string | null;
  /** Version the write produced; null for a deletion. */
  readonly version: string | null;
  /** Per property the value before and after. */
  readonly changes: Record<string, [before: RowValue, after: RowValue]>;
}

/** A record on its way: what it comes from, what it would become, or why it cannot. */
export interface MappedRecord {
  readonly action: 'insert' | 'update';
  readonly source: Row;
  /** The present destination row; null for an insert. */
  readonly destination: Row | null;
  /** Destination values by property; a behaviour may add and replace. Values that equal the present ones are dropped afterwards. */
  readonly values: Row;
  /** Set by a behaviour to refuse the record; the first one stays. */
  refusal: Refusal | null;
  /** What a person should know of the record although it travels; a behaviour may add. */
  readonly warnings: Refusal[];
}

/** A record after it was written and coupled. */
export interface WrittenRecord extends MappedRecord {
  readonly destinationId: string;
  readonly couplingId: string;
}

/** An update once it is decided what travels; `write` may be added to. */
export interface RecordToWrite {
  readonly source: Row;
  readonly destination: Row;
  /** All mapped values, those that equal the present ones included. */
  readonly values: Row;
  /** What will be written; empty: the record is unchanged, unless something is added. */
  readonly write: Row;
}

/** Where match-based coupling looks: CRM records whose field has this value. */
export interface MatchPlace {
  readonly field: string;
  readonly value: string;
}

/**
 * What is special about one table mapping (record rules of the catalogue), beyond its field rows. Every
 * step sees the whole batch, so that it can read and write set-wise. All steps are optional.
 */
export interface MappingBehaviour {
  /** What forbids people to couple ERP records, by id (CPT-015); a run passes such records over. */
  uncouplable?(
    db: Db,
    settings: SalesSettings,
    records: readonly Row[],
  ): Promise<Map<string, Refusal>>;
  /** Before the records of a batch are read: gives up what stands in their way. */
  prepare?(context: BatchContext, sourceIds: readonly string[]): Promise<void>;
  /** Source records that take part; the others are ignored: no counter, no error (S-13). */
  eligible?(context: BatchContext, sources: readonly Row[]): Promise<Set<string>>;
  /** Destination ids of uncoupled source records that have a natural counterpart (S-14/1), by source id. */
  findCounterparts?(context: BatchContext, sources: readonly Row[]): Promise<Map<string, string>>;
  /** No two records find the same counterpart, so several batches may look for theirs at once. */
  readonly ownCounterparts?: boolean;
  /**
   * Match-based coupling looks for the counterpart of a record only where the CRM field has this value, such as
   * units inside the coupled unit group (C-33); a record without an entry has none. Absent: anywhere.
   */
  matchWithin?(
    db: Db,
    mapping: LiveMapping,
    sources: readonly Row[],
  ): Promise<Map<string, MatchPlace>>;
  /** ERP properties that match-based coupling compares in place of a field's own, such as a generated code (C-33). */
  readonly matchedAs?: Readonly<Record<string, string>>;
  /** What stands against records whatever their values would be converted to, by source id; asked before the field rows. */
  forbids?(context: BatchContext, records: readonly RecordToMap[]): Promise<Map<string, Refusal>>;
  /** Adds what the code sets, after the field rows and before comparison and writing. */
  complete?(context: BatchContext, records: readonly MappedRecord[]): Promise<void>;
  /**
   * Adds what goes along with an update, such as opening a document that is read-only; also to records that are
   * unchanged themselves, where what belongs to them is not.
   */
  accompany?(context: BatchContext, records: readonly RecordToWrite[]): Promise<void>;
  /**
   * What follows from written records, in the same transaction. Records that turn out to be impossible only now
   * are named by throwing `RefusedAfterwards`; the others are then done again without them.
   */
  afterWrite?(context: BatchContext, records: readonly WrittenRecord[]): Promise<void>;
  /** Lines that travel right after records that were written, or found unchanged (PR-8); in a run of their own. */
  lines?(context: BatchContext, records: readonly Row[]): Promise<FollowingLines>;
  /** The only direction in which `afterWrite` has anything to do; both unless said otherwise. */
  readonly follows?: PassDirection;
  /**
   * Properties that `eligible`, `forbids`, `complete` and the rules of the field rows look at or set beside the mapped ones.
   * Absent: possibly any, so that whole records are read.
   */
  readonly reads?: Readonly<Record<Side, readonly string[]>>;
  /**
   * The only direction in which `afterWrite` writes the source records themselves, which are then locked
   * first; false: in neither. Both unless said otherwise.
   */
  readonly writesSource?: PassDirection | false;
  /** What a full synchronization advises (F-3); absent or null: by the numbers of records inside the filters. */
  recommends?(db: Db, counts: SideCounts): Promise<Recommendation | null>;
  /** Whether a CRM record keeps its company when it is uncoupled, as its state lets nobody change it. */
  keepsCompany?(row: Row): boolean;
  /** Clears the company on CRM records that are uncoupled, where it takes more than writing it (C-21). */
  clearCompany?(tx: Tx, side: RecordSide, rows: readonly Row[]): Promise<WriteResult>;
  /** Ids of couplings that stand below those removed and are uncoupled along with them (C-8); pairs as they were. */
  dependents?(
    tx: Tx,
    mapping: LiveMapping,
    pairs: readonly { erpId: string; crmId: string }[],
  ): Promise<string[]>;
  /** What follows from uncoupling, in the same transaction; pairs as they were. */
  afterUncouple?(
    tx: Tx,
    mapping: LiveMapping,
    pairs: readonly { erpId: string; crmId: string }[],
  ): Promise<void>;
}

/** Name under which the behaviour of mappings without one of their own is kept. */
export const USER_DEFINED = '*';

/** What a field rule sees of the record whose field it converts. */
export interface FieldContext {
  readonly batch: BatchContext;
  readonly field: LiveField;
  readonly source: Row;
  readonly destination: Row | null;
}

/** The result of converting one value: a value, `keep` what the destination has, or a refusal. */
export type Conversion =
  | { readonly kind: 'value'; readonly value: RowValue }
  | { readonly kind: 'keep' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Converts the values of field rows that name it. Pure but for what `prefetch` has read. */
export interface FieldRule {
  /** Reads for the whole batch what `convert` will need. */
  prefetch?(context: BatchContext, field: LiveField, sources: readonly Row[]): Promise<void>;
  /** Converts one value in the direction of the batch. */
  convert(value: RowValue, context: FieldContext): Conversion;
  /** The rule resolves references: its converted value is compared, never the raw one. */
  readonly lookup?: boolean;
}
