import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import { invalidInput } from '../../platform/errors/input.errors';
import { Refusal } from '../../platform/errors/refusal';
import { linesNeedHeader } from '../engine/engine.errors';
import type { EngineSession, EngineSessions } from '../engine/session/engine-session';
import type { RecordOutcome } from '../engine/outcome';
import { explained } from '../engine/session/run-report';
import type { EngineParts } from '../engine/batch/batch';
import type { SynchronizeBatch } from '../engine/batch/synchronize-batch';
import { uncoupledEntry } from '../journal/coupling-entries';
import { destinationOf, goes, sourceOf, type PassDirection, type Side } from '../mapping/direction';
import type { LiveMapping } from '../mapping/live-mapping';
import { directionNotAllowed, tableNotMapped } from '../mapping/mapping.errors';
import type { MappingSet } from '../mapping/mapping-set';
import type { Coupling } from './coupling.entity';
import { uncouplable } from './uncouplable';
import { alreadyCoupled, crmNotFound, erpNotFound, outOfScope } from './coupling.errors';
import { checkRecordCount } from './record-ref';
import { printed } from '../engine/fields/value-kind';

/** A record of the side that counterparts are created from. */
export interface SourceRecord {
  id: string;
  /** Schema-qualified table; the filters of its table mappings then decide (C-16). */
  table?: string | null;
  /** Name of the table mapping, where it is known. */
  mapping?: string | null;
}

/** Records to create counterparts for, at most 1,000, and on which side: `TO_CRM` creates in the CRM. */
export interface CreateCounterpartsInput {
  direction: PassDirection;
  records: readonly SourceRecord[];
}

const NOTHING: ReadonlyMap<string, Refusal> = new Map();

/** Creates the counterparts of many records in the other side and couples them (C-15, C-16). */
export class CreateCounterparts {
  constructor(
    private readonly sessions: EngineSessions,
    private readonly parts: EngineParts,
    private readonly synchronize: SynchronizeBatch,
  ) {}

  /**
   * Creates and couples, and says what became of each record, in the order of the input. A coupled record
   * whose counterpart exists is skipped; one whose counterpart is gone loses its coupling and counts as new.
   */
  async run(tx: Tx, input: CreateCounterpartsInput): Promise<RecordOutcome[]> {
    checkRecordCount(input.records.length);
    return this.sessions.within(tx, (session) => this.within(session, input));
  }

  /** As `run`, as part of another verb's session. */
  async within(
    session: EngineSession,
    { direction, records }: CreateCounterpartsInput,
  ): Promise<RecordOutcome[]> {
    const { groups, placed } = await this.grouped(session, direction, records);
    const made = new Map<LiveMapping, Map<string, RecordOutcome>>();
    for (const [mapping, rows] of groups) {
      const outcomes = await this.ofMapping(session, mapping, direction, rows);
      made.set(mapping, new Map(outcomes.map((outcome) => [sourceIdOf(outcome), outcome])));
    }
    return records.flatMap((record) => {
      const place = placed.get(record);
      if (place === undefined) return [];
      return 'refusal' in place ? place : (made.get(place)?.get(record.id) ?? []);
    });
  }

  // Reads the records table by table and finds the mapping of each; what has none is refused alone.
  private async grouped(
    { tx, mappings }: EngineSession,
    direction: PassDirection,
    records: readonly SourceRecord[],
  ) {
    const groups = new Map<LiveMapping, Map<string, Row>>();
    // One record may be named for several mappings, as an account that is a customer and a vendor.
    const placed = new Map<SourceRecord, LiveMapping | RecordOutcome>();
    const side = sourceOf(direction);
    for (const [table, members] of byTable(mappings, side, records)) {
      const source = this.parts.sides.get(table);
      const rows = await source.load(tx, [...new Set(members.map((record) => record.id))]);
      for (const record of members) {
        const row = rows.get(record.id);
        const missing = side === 'ERP' ? erpNotFound : crmNotFound;
        const mapping = row
          ? mappingOf(mappings, side, table, { record, row })
          : missing(source.noun, record.id);
        if (mapping instanceof Refusal)
          placed.set(record, refusedOutcome(record, direction, mapping));
        else if (row) {
          placed.set(record, mapping);
          groups.set(mapping, (groups.get(mapping) ?? new Map<string, Row>()).set(record.id, row));
        }
      }
    }
    return { groups, placed };
  }

  private async ofMapping(
    session: EngineSession,
    mapping: LiveMapping,
    direction: PassDirection,
    rows: ReadonlyMap<string, Row>,
  ): Promise<RecordOutcome[]> {
    const { tx, now, mappings } = session;
    const ids = [...rows.keys()];
    await this.parts.couplings.lockCreation(tx, mapping.id);
    const runId = await session.startRun({
      mapping,
      kind: 'SYNCHRONIZE',
      direction,
      forced: true,
      scope: { ids, create: true },
    });
    const kept = await this.livingCouplings(session, mapping, direction, { ids, runId });
    const { open, outcomes } = await this.judged(session, mapping, direction, { rows, kept });
    if (open.length > 0) {
      const how = { mapping, mappings, direction, forced: true, onlyCoupled: false };
      const request = { ...how, runId, now, sourceIds: open };
      outcomes.push(...explained(await this.synchronize.run(tx, request)));
    }
    await session.finishRun(runId, outcomes);
    return outcomes;
  }

  // Which records may get a counterpart, and what is said of the others.
  private async judged(
    session: EngineSession,
    mapping: LiveMapping,
    direction: PassDirection,
    { rows, kept }: { rows: ReadonlyMap<string, Row>; kept: ReadonlyMap<string, Coupling> },
  ): Promise<{ open: string[]; outcomes: RecordOutcome[] }> {
    const side = sourceOf(direction);
    const source = this.parts.sides.get(side === 'ERP' ? mapping.erpTable : mapping.crmTable);
    const forbidden =
      direction === 'TO_CRM'
        ? await uncouplable(session, this.parts, mapping, [...rows.values()])
        : NOTHING;
    const outcomes: RecordOutcome[] = [];
    const open: string[] = [];
    for (const [id, row] of rows) {
      const record = `${source.noun} ${printed(row[source.key] ?? id)}`;
      const coupling = kept.get(id);
      const refusal = session.mappings.covers(mapping, side, row)
        ? forbidden.get(id)
        : outOfScope(record, side, mapping.name);
      if (coupling) outcomes.push(skippedOutcome(mapping, direction, coupling, record));
      else if (refusal) {
        const refused = refusedOutcome({ id }, direction, refusal);
        outcomes.push({ ...refused, mapping: mapping.name, record });
      } else open.push(id);
    }
    return { open, outcomes };
  }

  // Couplings whose counterpart exists, by source id; the others are removed.
  private async livingCouplings(
    { tx, now }: EngineSession,
    mapping: LiveMapping,
    direction: PassDirection,
    { ids, runId }: { ids: string[]; runId: string },
  ): Promise<Map<string, Coupling>> {
    const [from, to] = [sourceOf(direction), destinationOf(direction)];
    const couplings = await this.parts.couplings.listByRecords(
      tx,
      mapping.id,
      { side: from, ids },
      'update',
    );
    const destination = this.parts.sides.get(to === 'ERP' ? mapping.erpTable : mapping.crmTable);
    const living = await destination.load(
      tx,
      couplings.map((coupling) => idOn(coupling, to)),
    );
    const gone = couplings.filter((coupling) => !living.has(idOn(coupling, to)));
    await this.parts.couplings.delete(
      tx,
      gone.map((coupling) => coupling.id),
    );
    await this.parts.journal.add(
      tx,
      runId,
      now,
      gone.map((coupling) => uncoupledEntry(mapping.erpTable, coupling)),
    );
    return new Map(
      couplings
        .filter((each) => living.has(idOn(each, to)))
        .map((each) => [idOn(each, from), each]),
    );
  }
}

function byTable(
  mappings: MappingSet,
  side: Side,
  records: readonly SourceRecord[],
): Map<string, SourceRecord[]> {
  const groups = new Map<string, SourceRecord[]>();
  for (const [place, record] of records.entries()) {
    const table = tableOf(mappings, side, record, `records.${place}`);
    const group = groups.get(table) ?? [];
    group.push(record);
    groups.set(table, group);
  }
  return groups;
}

// The table that is named, or that of the mapping that is named; both must say the same.
function tableOf(mappings: MappingSet, side: Side, record: SourceRecord, path: string): string {
  const named = record.mapping ? mappings.active(record.mapping, `${path}.mapping`) : null;
  const own = side === 'ERP' ? named?.erpTable : named?.crmTable;
  const table = own ?? record.table;
  if (!table)
    throw invalidInput(path, `Name the table or the table mapping of record ${record.id}.`);
  if (record.table && record.table !== table)
    throw invalidInput(`${path}.table`, `The table mapping ${named?.name} reads ${table}.`);
  if (!own && mappings.ofTable(side, table).length === 0)
    throw tableNotMapped(table, `${path}.table`);
  return table;
}

function mappingOf(
  mappings: MappingSet,
  side: Side,
  table: string,
  { record, row }: { record: SourceRecord; row: Row },
): LiveMapping | Refusal {
  try {
    const mapping = record.mapping
      ? mappings.active(record.mapping)
      : mappings.ofRecord(side, table, row);
    const direction = side === 'ERP' ? 'TO_CRM' : 'FROM_CRM';
    if (mapping.definition.lines) return linesNeedHeader(mapping.name);
    return goes(mapping.direction, direction)
      ? mapping
      : directionNotAllowed(mapping.name, mapping.direction, direction);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function refusedOutcome(
  record: SourceRecord,
  direction: PassDirection,
  refusal: Refusal,
): RecordOutcome {
  const toCrm = direction === 'TO_CRM';
  return {
    kind: 'failed',
    mapping: record.mapping ?? '',
    direction,
    record: null,
    erpId: toCrm ? record.id : null,
    crmId: toCrm ? null : record.id,
    couplingId: null,
    coupled: false,
    refusal,
    writes: [],
  };
}

function skippedOutcome(
  mapping: LiveMapping,
  direction: PassDirection,
  coupling: Coupling,
  record: string,
): RecordOutcome {
  const { id: couplingId, erpId, crmId } = coupling;
  const refusal = alreadyCoupled(record, couplingId);
  return {
    kind: 'skipped',
    mapping: mapping.name,
    direction,
    record,
    erpId,
    crmId,
    couplingId,
    coupled: false,
    refusal,
    writes: [],
  };
}

function idOn(coupling: Coupling, side: Side): string {
  return side === 'ERP' ? coupling.erpId : coupling.crmId;
}

function sourceIdOf(outcome: RecordOutcome): string {
  return String(outcome.direction === 'TO_CRM' ? outcome.erpId : outcome.crmId);
}
