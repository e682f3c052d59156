import type { Tx } from '../../../platform/database/db';
import { timeOrderedId } from '../../../platform/time-ordered-id';
import type { Row } from '../../../platform/database/record-table';
import type { CouplingStore } from '../../coupling/coupling.store';
import { coupledEntry, uncoupledEntry } from '../../journal/coupling-entries';
import type { JournalStore, NewJournalEntry } from '../../journal/journal.store';
import {
  destinationOf,
  oppositeOf,
  sourceOf,
  type PassDirection,
  type Side,
} from '../../mapping/direction';
import type { LiveMapping } from '../../mapping/live-mapping';
import type { MappingSet } from '../../mapping/mapping-set';
import type { SyncRunStore } from '../../run/sync-run.store';
import { RecordTemplates } from '../../template/record-templates';
import type { TemplateStore } from '../../template/template.store';
import type { SalesSettings } from '../../settings/sales-settings.entity';
import { CoupledReferences } from '../coupled-references';
import type { PassPolicy } from '../decision/pair';
import { BaseBuilder } from '../fields/agreed-base';
import { compilePlan, type FieldPlan } from '../fields/field-plan';
import type { UnitChoices } from '../fields/merge-fields';
import {
  USER_DEFINED,
  type BatchContext,
  type Brought,
  type FieldRule,
  type MappingBehaviour,
  type SideWrite,
} from '../mapping-behaviour';
import type { RecordOutcome } from '../outcome';
import type { RecordSide } from '../record-side';
import type { RecordSides } from '../record-sides';
import type { ReferenceResolver } from '../reference-resolver';
import { printed } from '../fields/value-kind';

/** What a batch is asked to do. */
export interface BatchRequest {
  readonly mapping: LiveMapping;
  readonly mappings: MappingSet;
  readonly direction: PassDirection;
  /** Chosen by a person: change detection and conflicts do not stop it (S-9). */
  readonly forced: boolean;
  /** A merge that a person asked for: also unchanged records are compared, and both sides count. */
  readonly thorough?: boolean;
  /** A destination that is newer than the last agreement is left alone (S-6). */
  readonly protectNewer?: boolean;
  /** What a person decided of a conflict, by merge unit; the merge follows it. */
  readonly choices?: UnitChoices;
  /** False: uncoupled records are created on the other side. */
  readonly onlyCoupled: boolean;
  /** Other batches of the same run create counterparts at the same time, for other records; absent: nobody else may. */
  readonly sharedCreation?: boolean;
  /** Lines that could travel with their headers are left to the line that their mapping has in a full synchronization. */
  readonly linesApart?: boolean;
  readonly runId: string;
  /** Instant of the batch, ISO 8601. */
  readonly now: string;
  /** Records of the source side. */
  readonly sourceIds: readonly string[];
}

/** What batches of all mappings share. */
export interface EngineParts {
  readonly sides: RecordSides;
  /** By mapping name, or name and variant as `NAME/variant`. */
  readonly behaviours: ReadonlyMap<string, MappingBehaviour>;
  readonly rules: ReadonlyMap<string, FieldRule>;
  readonly couplings: CouplingStore;
  readonly journal: JournalStore;
  readonly templates: TemplateStore;
  readonly runs: SyncRunStore;
}

/** Synchronizes records of any mapping within the same transaction. */
export interface Synchronizes {
  run(tx: Tx, request: BatchRequest): Promise<RecordOutcome[]>;
}

/** One direction of one batch: the context behaviours see, and what the steps of the engine share. */
export class Batch implements BatchContext {
  readonly mapping: LiveMapping;
  readonly direction: PassDirection;
  readonly forced: boolean;
  readonly settings: SalesSettings;
  readonly runId: string;
  readonly now: string;
  readonly source: RecordSide;
  readonly destination: RecordSide;
  readonly references: ReferenceResolver;
  readonly behaviour: MappingBehaviour;
  readonly plan: FieldPlan;
  readonly policy: PassPolicy;
  readonly base: BaseBuilder;
  readonly entries: NewJournalEntry[] = [];

  constructor(
    readonly tx: Tx,
    readonly request: BatchRequest,
    private readonly parts: EngineParts,
    /** Absent where nothing is written, only looked at: nothing is brought along then. */
    private readonly engine?: Synchronizes,
  ) {
    const { mapping, direction } = request;
    this.mapping = mapping;
    this.direction = direction;
    this.forced = request.forced;
    this.settings = request.mappings.settings;
    this.runId = request.runId;
    this.now = request.now;
    this.source = parts.sides.get(
      sourceOf(direction) === 'ERP' ? mapping.erpTable : mapping.crmTable,
    );
    this.destination = parts.sides.get(
      destinationOf(direction) === 'ERP' ? mapping.erpTable : mapping.crmTable,
    );
    this.references = new CoupledReferences(request.mappings, parts.sides);
    this.behaviour = behaviourOf(mapping, parts.behaviours);
    this.plan = this.compile(direction);
    this.policy = this.policyOf(request);
    this.base = new BaseBuilder(mapping);
  }

  get sourceSide(): Side {
    return sourceOf(this.direction);
  }

  get destinationSide(): Side {
    return destinationOf(this.direction);
  }

  side(table: string): RecordSide {
    return this.parts.sides.get(table);
  }

  async recordWrites(table: string, writes: readonly SideWrite[]): Promise<void> {
    const side: Side = table.startsWith('erp.') ? 'ERP' : 'CRM';
    for (const write of writes)
      this.entries.push({ couplingId: null, side, recordTable: table, ...write });
    const moves = writes.flatMap(({ recordId, versionBefore, version }) =>
      versionBefore === null || version === null
        ? []
        : [{ recordId, from: versionBefore, to: version }],
    );
    await this.parts.couplings.advanceStamps(this.tx, side, moves);
  }

  async couple(name: string, pairs: readonly { erpId: string; crmId: string }[]): Promise<void> {
    const mapping = this.request.mappings.findByName(name);
    if (!mapping || pairs.length === 0) return;
    const none = { erpVersion: null, crmVersion: null, base: null };
    const couplings = pairs.map((pair) => ({
      ...{ id: timeOrderedId(), mappingId: mapping.id },
      ...pair,
      ...none,
    }));
    await this.parts.couplings.lockCreation(this.tx, mapping.id);
    const attempt = { runId: this.runId, directions: [], now: this.now };
    await this.parts.couplings.insert(this.tx, couplings, attempt);
    for (const coupling of couplings) this.entries.push(coupledEntry(mapping.erpTable, coupling));
  }

  async uncouple(couplingIds: readonly string[]): Promise<void> {
    const couplings = await this.parts.couplings.listByIds(this.tx, couplingIds, 'update');
    await this.parts.couplings.delete(
      this.tx,
      couplings.map(({ id }) => id),
    );
    for (const each of couplings) this.entries.push(uncoupledEntry(this.mapping.erpTable, each));
  }

  async bring(name: string, records: readonly Row[]): Promise<Map<string, Brought>> {
    const { mappings } = this.request;
    const mapping = mappings.findByName(name);
    const outside = records.filter(
      (row) => mapping?.enabled && !mappings.covers(mapping, this.sourceSide, row),
    );
    const brought = new Map<string, Brought>(records.map((row) => [printed(row.id), 'failed']));
    for (const row of outside) brought.set(printed(row.id), 'outside');
    const sourceIds = [...brought].flatMap(([id, what]) => (what === 'failed' ? [id] : []));
    if (!mapping?.enabled || mapping.onlyCoupled || !this.engine || sourceIds.length === 0)
      return brought;
    const request = {
      ...this.request,
      ...{ mapping, sourceIds, onlyCoupled: false, sharedCreation: false, forced: true },
    };
    for (const { kind, erpId, crmId } of await this.engine.run(this.tx, request)) {
      const id = this.sourceSide === 'ERP' ? erpId : crmId;
      if (id !== null && (kind === 'inserted' || kind === 'modified' || kind === 'unchanged'))
        brought.set(id, 'coupled');
    }
    return brought;
  }

  async carry(name: string, sourceIds: readonly string[]): Promise<RecordOutcome[]> {
    const mapping = this.mappingOf(name);
    if (!mapping?.enabled || !this.engine || sourceIds.length === 0) return [];
    return this.engine.run(this.tx, {
      ...this.request,
      ...{ mapping, sourceIds, onlyCoupled: false, sharedCreation: false, protectNewer: false },
    });
  }

  mappingOf(name: string): LiveMapping | null {
    return this.request.mappings.findByName(name);
  }

  /** The same batch the other way round: what a merge brings back to the source. */
  reversed(sourceIds: readonly string[]): Batch {
    const direction = oppositeOf(this.direction);
    const request = {
      ...this.request,
      direction,
      sourceIds,
      forced: true,
      onlyCoupled: true,
      protectNewer: false,
    } as const;
    return new Batch(this.tx, request, this.parts, this.engine);
  }

  /** The templates that new records of this pass may get. */
  recordTemplates(): Promise<RecordTemplates> {
    const { mapping, direction } = this;
    const { columns } = this.source.table;
    const own = mapping.userColumns[this.sourceSide];
    return RecordTemplates.of(this.tx, this.parts.templates, {
      mapping,
      direction,
      columns: own.size === 0 ? columns : new Map([...columns, ...own]),
      companyId: this.settings.companyId,
    });
  }

  /** A record of a side as a person names it. */
  nameOf(side: RecordSide, row: Row | null, id: string | null): string | null {
    if (!row) return id === null ? null : `${side.noun} ${id}`;
    return `${side.noun} ${printed(row[side.key] ?? row.id)}`;
  }

  private compile(direction: PassDirection): FieldPlan {
    const [source, destination] = [this.source.table, this.destination.table];
    const { userColumns } = this.mapping;
    return compilePlan(this.mapping, direction, {
      source,
      destination,
      rules: this.parts.rules,
      transformations: this.request.mappings.transformations,
      userColumns: {
        source: userColumns[sourceOf(direction)],
        destination: userColumns[destinationOf(direction)],
      },
    });
  }

  private policyOf(request: BatchRequest): PassPolicy {
    const {
      mapping,
      direction,
      forced,
      onlyCoupled,
      thorough = false,
      protectNewer = false,
      choices = null,
    } = request;
    const opposite = oppositeOf(direction);
    return {
      direction,
      forced,
      thorough,
      protectNewer,
      onlyCoupled,
      twoWay: mapping.direction === 'BOTH',
      oppositeFields: mapping.fields.some(
        (field) =>
          field.direction === opposite && field.erpField !== null && field.crmField !== null,
      ),
      deletionPolicy: mapping.deletionPolicy,
      merging: (direction === 'TO_CRM' ? this.destination : this.source).merging,
      deletesWithSource: mapping.definition.deletesWithSource ?? false,
      documents: mapping.definition.documents ?? mapping.definition.lines ?? false,
      updatePolicy: thorough ? 'MERGE' : mapping.updatePolicy,
      choices,
      sourceNoun: this.source.noun,
      destinationNoun: this.destination.noun,
    };
  }
}

const NONE: MappingBehaviour = {};

/** What is special about a mapping; the variant's own behaviour before that of the name. */
export function behaviourOf(
  mapping: LiveMapping,
  behaviours: ReadonlyMap<string, MappingBehaviour>,
): MappingBehaviour {
  return (
    behaviours.get(`${mapping.name}/${mapping.variant}`) ??
    behaviours.get(mapping.userDefined ? USER_DEFINED : mapping.name) ??
    NONE
  );
}
