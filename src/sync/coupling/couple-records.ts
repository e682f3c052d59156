import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import { invalidInput } from '../../platform/errors/input.errors';
import { linesNeedHeader } from '../engine/engine.errors';
import type { EngineSession, EngineSessions } from '../engine/session/engine-session';
import type { RecordOutcome } from '../engine/outcome';
import type { RecordSide } from '../engine/record-side';
import { explained } from '../engine/session/run-report';
import type { EngineParts } from '../engine/batch/batch';
import type { SynchronizeBatch } from '../engine/batch/synchronize-batch';
import { goes, type PassDirection } from '../mapping/direction';
import type { LiveMapping } from '../mapping/live-mapping';
import { directionNotAllowed } from '../mapping/mapping.errors';
import type { Coupling } from './coupling.entity';
import {
  couplingTaken,
  crmNotFound,
  crmOutsideFilter,
  erpNotFound,
  notSupportedForOrders,
} from './coupling.errors';
import { decideCoupling, type CouplingDecision } from './coupling-decision';
import { printed } from '../engine/fields/value-kind';
import { newId } from '../../platform/new-id';

/** Two records to couple, and whether data travels at once (C-12). */
export interface CoupleRecordsInput {
  erpId: string;
  crmId: string;
  /** Name of the table mapping; or the ERP table, whose filters then decide. */
  mapping?: string | null;
  erpTable?: string | null;
  initialSync: 'NONE' | PassDirection;
}

/** The coupling, and what its initial synchronization did. */
export interface CoupleRecordsResult {
  coupling: Coupling;
  /** False when the pair was coupled already. */
  created: boolean;
  /** Null when no data was to travel. */
  outcome: RecordOutcome | null;
  runId: string | null;
}

interface Records {
  mapping: LiveMapping;
  erpSide: RecordSide;
  crmSide: RecordSide;
  erp: Row;
  crm: Row;
}

/** Couples two existing records by hand (C-3 to C-7, C-12). Repeating it for the same pair changes nothing. */
export class CoupleRecords {
  constructor(
    private readonly sessions: EngineSessions,
    private readonly parts: EngineParts,
    private readonly synchronize: SynchronizeBatch,
  ) {}

  /** Couples, and synchronizes at once where an initial direction is given, all in one transaction. */
  run(tx: Tx, input: CoupleRecordsInput): Promise<CoupleRecordsResult> {
    return this.sessions.within(tx, (session) => this.couple(session, input));
  }

  private async couple(
    session: EngineSession,
    input: CoupleRecordsInput,
  ): Promise<CoupleRecordsResult> {
    const records = await this.load(session, input);
    await this.parts.couplings.lockCreation(session.tx, records.mapping.id);
    const decision = await this.decide(session, records);
    const { id, runId } = await this.apply(session, records, decision);
    const synced =
      input.initialSync === 'NONE'
        ? null
        : await this.travel(session, records, id, input.initialSync);
    const [coupling] = await this.parts.couplings.listByIds(session.tx, [id]);
    if (!coupling) throw new Error(`Coupling ${id} vanished while it was made.`);
    return {
      coupling,
      created: decision.do !== 'nothing',
      outcome: synced?.outcome ?? null,
      runId: synced?.runId ?? runId,
    };
  }

  private async load({ tx, mappings }: EngineSession, input: CoupleRecordsInput): Promise<Records> {
    const named = input.mapping ? mappings.active(input.mapping) : null;
    const erpTable = named?.erpTable ?? input.erpTable;
    if (!erpTable) throw invalidInput('mapping', 'Name the table mapping or the ERP table.');
    const [first] = named ? [named] : mappings.ofTable('ERP', erpTable);
    const erpSide = this.parts.sides.get(first?.erpTable ?? erpTable);
    const erp = (await erpSide.load(tx, [input.erpId])).get(input.erpId);
    if (!erp) throw erpNotFound(erpSide.noun, input.erpId);
    const mapping = named ?? mappings.ofRecord('ERP', erpTable, erp);
    checkManual(mapping, input.initialSync);
    const crmSide = this.parts.sides.get(mapping.crmTable);
    const crm = (await crmSide.load(tx, [input.crmId])).get(input.crmId);
    if (!crm) throw crmNotFound(crmSide.noun, input.crmId);
    return { mapping, erpSide, crmSide, erp, crm };
  }

  private async decide(
    { tx, mappings }: EngineSession,
    { mapping, erpSide, crmSide, erp, crm }: Records,
  ): Promise<CouplingDecision> {
    const [erpId, crmId] = [printed(erp.id), printed(crm.id)];
    const [ofErp] = await this.parts.couplings.listByRecords(
      tx,
      mapping.id,
      { side: 'ERP', ids: [erpId] },
      'update',
    );
    const [ofCrm] = await this.parts.couplings.listByRecords(
      tx,
      mapping.id,
      { side: 'CRM', ids: [crmId] },
      'update',
    );
    const holder =
      ofCrm && ofCrm.erpId !== erpId
        ? ((await erpSide.load(tx, [ofCrm.erpId])).get(ofCrm.erpId) ?? null)
        : null;
    const decision = decideCoupling(crmId, ofErp ?? null, ofCrm ?? null, holder !== null);
    if (decision.do === 'refuse' && holder) {
      throw couplingTaken(
        mapping.name,
        named(crmSide, crm),
        named(erpSide, holder),
        decision.holder.id,
      );
    }
    if (decision.do !== 'nothing' && !mappings.covers(mapping, 'CRM', crm)) {
      throw crmOutsideFilter(mapping.name, named(crmSide, crm));
    }
    return decision;
  }

  private async apply(
    session: EngineSession,
    { mapping, erp, crm }: Records,
    decision: CouplingDecision,
  ): Promise<{ id: string; runId: string | null }> {
    if (decision.do === 'nothing') return { id: decision.coupling.id, runId: null };
    if (decision.do === 'refuse') throw new Error('A refused coupling is not applied.');
    const { tx, now } = session;
    const [erpId, crmId] = [printed(erp.id), printed(crm.id)];
    const runId = await session.startRun({
      mapping,
      kind: 'COUPLE',
      direction: null,
      forced: false,
      scope: { erpIds: [erpId], crmIds: [crmId] },
    });
    if (decision.stale) await this.parts.couplings.delete(tx, [decision.stale.id]);
    const before = decision.do === 'point' ? decision.coupling.crmId : null;
    const id = decision.do === 'point' ? decision.coupling.id : newId();
    if (decision.do === 'point') await this.parts.couplings.pointToCrm(tx, id, crmId);
    else {
      const coupling = {
        id,
        mappingId: mapping.id,
        erpId,
        crmId,
        erpVersion: null,
        crmVersion: null,
        base: null,
      };
      await this.parts.couplings.insert(tx, [coupling], { runId, directions: [], now });
    }
    await this.parts.journal.add(tx, runId, now, [
      {
        couplingId: id,
        side: 'ERP',
        recordTable: mapping.erpTable,
        recordId: erpId,
        action: 'COUPLE',
        version: null,
        changes: { crmId: [before, crmId] },
      },
    ]);
    await session.closeRun(runId, { coupled: 1 });
    return { id, runId };
  }

  // The initial synchronization makes the other side equal (S-9). A skipped pair is brought back by it.
  private async travel(
    session: EngineSession,
    { mapping, erp, crm }: Records,
    couplingId: string,
    direction: PassDirection,
  ) {
    const { tx, now, mappings } = session;
    await this.parts.couplings.clearSkipped(tx, [couplingId]);
    const sourceIds = [printed(direction === 'TO_CRM' ? erp.id : crm.id)];
    const runId = await session.startRun({
      mapping,
      kind: 'SYNCHRONIZE',
      direction,
      forced: true,
      scope: { ids: sourceIds },
    });
    const outcomes = explained(
      await this.synchronize.run(tx, {
        mapping,
        mappings,
        direction,
        forced: true,
        onlyCoupled: true,
        runId,
        now,
        sourceIds,
      }),
    );
    await session.finishRun(runId, outcomes);
    return { outcome: outcomes[0] ?? null, runId };
  }
}

function checkManual(mapping: LiveMapping, initial: 'NONE' | PassDirection): void {
  if (mapping.definition.lines) throw linesNeedHeader(mapping.name);
  // Only orders have such a variant; they are created on the other side, never coupled by hand (C-13).
  if (mapping.variant === 'bidirectional') throw notSupportedForOrders(mapping.name);
  if (initial !== 'NONE' && !goes(mapping.direction, initial)) {
    throw directionNotAllowed(mapping.name, mapping.direction, initial);
  }
}

function named(side: RecordSide, row: Row) {
  return { noun: side.noun, name: printed(row[side.key] ?? row.id), id: printed(row.id) };
}
