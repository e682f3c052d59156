import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { Refusal } from '../../platform/errors/refusal';
import { resolveRefs, type RecordRef } from '../coupling/record-ref';
import type { Coupling } from '../coupling/coupling.entity';
import type { EngineParts } from '../engine/batch/batch';
import type { SynchronizeBatch } from '../engine/batch/synchronize-batch';
import { counterpartDeleted, linesNeedHeader } from '../engine/engine.errors';
import { fieldChanges } from '../engine/fields/changed-values';
import { conversionInto } from '../engine/fields/convert-value';
import { printed } from '../engine/fields/value-kind';
import type { RecordOutcome } from '../engine/outcome';
import type { RecordSide } from '../engine/record-side';
import type { EngineSession, EngineSessions } from '../engine/session/engine-session';
import { explained } from '../engine/session/run-report';
import type { Side } from '../mapping/direction';
import type { LiveMapping } from '../mapping/live-mapping';
import { directionNotAllowed } from '../mapping/mapping.errors';
import { decided, type Decided, type PairChoices } from './choices';
import { pairMoved, valueTooLong, valueUnfit } from './conflict.errors';
import type { ReadConflicts } from './read-conflicts';

/** A pair, the versions of it that the caller decided on, and the decision. */
export interface SettleConflictInput extends PairChoices {
  readonly coupling: RecordRef;
  readonly erpVersion: string;
  readonly crmVersion: string;
}

/** What became of the pair. A failed one was left as it was, on both sides. */
export interface SettleConflictResult {
  readonly couplingId: string;
  readonly outcome: RecordOutcome;
}

interface Settling {
  readonly coupling: Coupling;
  readonly mapping: LiveMapping;
  readonly erp: Row;
}

// Carries a failed outcome out of the savepoint whose writes it undoes.
class Unsettled extends Error {
  constructor(readonly outcome: RecordOutcome) {
    super('The pair could not be settled.');
  }
}

/** Settles a pair as a person decided, in one transaction: both sides, coupling and journal, or nothing. */
export class SettleConflict {
  constructor(
    private readonly sessions: EngineSessions,
    private readonly parts: EngineParts,
    private readonly synchronize: SynchronizeBatch,
    private readonly conflicts: ReadConflicts,
  ) {}

  /** Settles the pair; refuses when a side moved since the versions the caller saw, or a choice is missing. */
  run(tx: Tx, input: SettleConflictInput): Promise<SettleConflictResult> {
    return this.sessions.within(tx, async (session) => {
      const settling = await this.load(session, input);
      const couplingId = settling.coupling.id;
      const states = await this.conflicts.run(tx, [couplingId], session.now);
      const state = states.get(couplingId);
      if (!state) throw new Error(`Coupling ${couplingId} vanished while it was settled.`);
      const decision = decided(state, input);
      try {
        const outcome = await tx.savepoint(() => this.settle(session, settling, decision));
        return { couplingId, outcome };
      } catch (error) {
        if (!(error instanceof Unsettled)) throw error;
        return { couplingId, outcome: error.outcome };
      }
    });
  }

  private async load(
    { tx, mappings }: EngineSession,
    input: SettleConflictInput,
  ): Promise<Settling> {
    const [found] = await resolveRefs(tx, this.parts.couplings, mappings, [input.coupling]);
    if (!found?.coupling) throw found?.refusal ?? new Error('A reference was not resolved.');
    const mapping = mappings.requireActive(found.mapping);
    if (mapping.definition.lines) throw linesNeedHeader(mapping.name);
    if (mapping.direction !== 'BOTH')
      throw directionNotAllowed(mapping.name, mapping.direction, 'MERGE');
    const [coupling] = await this.parts.couplings.listByIds(tx, [found.coupling.id], 'update');
    if (!coupling) throw new Error(`Coupling ${found.coupling.id} vanished while it was read.`);
    const erp = await this.take(tx, 'ERP', mapping.erpTable, {
      id: coupling.erpId,
      seen: input.erpVersion,
    });
    const crm = { id: coupling.crmId, seen: input.crmVersion };
    await this.take(tx, 'CRM', mapping.crmTable, crm);
    return { coupling, mapping, erp };
  }

  // Locks a record as the caller saw it; refuses one that moved since, or is gone.
  private async take(
    tx: Tx,
    sideName: Side,
    table: string,
    { id, seen }: { id: string; seen: string },
  ): Promise<Row> {
    const side = this.parts.sides.get(table);
    const row = (await side.load(tx, [id], 'update')).get(id);
    if (!row) throw counterpartDeleted(sideName, side.noun, id);
    const present = printed(row.version);
    if (present === seen) return row;
    const record = `${side.noun} ${printed(row[side.key] ?? row.id)}`;
    throw pairMoved(sideName, record, { seen, present });
  }

  private async settle(
    session: EngineSession,
    { coupling, mapping, erp }: Settling,
    { values, units }: Decided,
  ): Promise<RecordOutcome> {
    const { tx, now, mappings } = session;
    const scope = { ids: [coupling.erpId], settles: true };
    const direction = 'TO_CRM' as const;
    const runId = await session.startRun({
      mapping,
      kind: 'SYNCHRONIZE',
      direction,
      forced: true,
      scope,
    });
    await this.parts.couplings.clearSkipped(tx, [coupling.id]);
    const given = await this.writeValues(session, { coupling, mapping, erp, runId }, values);
    const [outcome] = explained(
      await this.synchronize.run(tx, {
        mapping,
        mappings,
        direction,
        forced: false,
        thorough: true,
        choices: units,
        onlyCoupled: true,
        runId,
        now,
        sourceIds: [coupling.erpId],
      }),
    );
    if (!outcome) throw new Error(`Coupling ${coupling.id} was settled without an outcome.`);
    if (outcome.refusal) throw new Unsettled(outcome);
    const whole: RecordOutcome = given
      ? { ...outcome, kind: 'modified', writes: [given, ...outcome.writes] }
      : outcome;
    await session.finishRun(runId, [whole]);
    return whole;
  }

  // Values that are on neither side become the ERP's first, under its rules; from there they travel.
  private async writeValues(
    { tx, now }: EngineSession,
    target: { coupling: Coupling; mapping: LiveMapping; erp: Row; runId: string },
    values: Decided['values'],
  ): Promise<RecordOutcome['writes'][number] | null> {
    const { coupling, mapping, erp, runId } = target;
    const side = this.parts.sides.get(mapping.erpTable);
    const changes = converted({ side, mapping }, values, erp);
    if (Object.keys(changes).length === 0) return null;
    const change = { id: coupling.erpId, version: printed(erp.version), changes };
    const written = await side.update(tx, [change]);
    const version = written.versions.get(coupling.erpId);
    const refusal = written.refused.get(coupling.erpId);
    if (refusal || version === undefined)
      throw new Unsettled(refusedOutcome(target, refusal ?? null));
    const write = {
      side: 'ERP' as const,
      table: side.table.name,
      recordId: coupling.erpId,
      action: 'UPDATE' as const,
      version,
      versionBefore: printed(erp.version),
      changes: fieldChanges(written.rows?.get(coupling.erpId) ?? changes, erp),
    };
    const { table: recordTable, ...entry } = write;
    await this.parts.journal.add(tx, runId, now, [
      { ...entry, recordTable, couplingId: coupling.id },
    ]);
    return write;
  }
}

function converted(
  { side, mapping }: { side: RecordSide; mapping: LiveMapping },
  values: Decided['values'],
  erp: Row,
): Row {
  const changes: Row = {};
  for (const [property, value] of Object.entries(values)) {
    const column = mapping.userColumns.ERP.get(property) ?? side.table.column(property);
    const fitting = conversionInto(column)(value);
    if (typeof fitting === 'symbol') throw valueUnfit(property, printed(value));
    // A run cuts what was written for a longer field; a value given here is meant as it stands.
    if (column.length !== null && printed(value).length > column.length)
      throw valueTooLong(property, column.length);
    if (fitting !== (erp[property] ?? null)) changes[property] = fitting;
  }
  return changes;
}

function refusedOutcome(
  { coupling, mapping, erp }: { coupling: Coupling; mapping: LiveMapping; erp: Row },
  refusal: Refusal | null,
): RecordOutcome {
  return {
    kind: 'failed',
    mapping: mapping.name,
    direction: 'TO_CRM',
    record: printed(erp.number ?? erp.code ?? erp.id),
    erpId: coupling.erpId,
    crmId: coupling.crmId,
    couplingId: coupling.id,
    coupled: false,
    refusal,
    writes: [],
  };
}
