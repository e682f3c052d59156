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
import { goes, type PassDirection, type Side } from '../mapping/direction';
import type { LiveMapping } from '../mapping/live-mapping';
import { directionNotAllowed } from '../mapping/mapping.errors';
import type { Coupling } from './coupling.entity';
import {
  couplingTaken,
  crmNotFound,
  crmOutsideFilter,
  erpAlreadyCoupled,
  erpNotFound,
  notSupportedForOrders,
} from './coupling.errors';
import { decideCoupling, decideFromCrm, type CouplingDecision } from './coupling-decision';
import { uncouplable } from './uncouplable';
import { StoreCoupling } from './store-coupling';
import { printed } from '../engine/fields/value-kind';

/** Two records to couple, and whether data travels at once (C-12). */
export interface CoupleRecordsInput {
  erpId: string;
  crmId: string;
  /** Name of the table mapping; or the ERP table, whose filters then decide. */
  mapping?: string | null;
  erpTable?: string | null;
  initialSync: 'NONE' | PassDirection;
  /**
   * The side the person starts from. `ERP` unless said otherwise: a coupled ERP record is re-pointed (C-3).
   * `CRM`: a coupled ERP record keeps its counterpart, and the call is refused (C-4).
   */
  startFrom?: Side | null;
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
  private readonly store: StoreCoupling;

  constructor(
    private readonly sessions: EngineSessions,
    private readonly parts: EngineParts,
    private readonly synchronize: SynchronizeBatch,
  ) {
    this.store = new StoreCoupling(parts);
  }

  /** Couples, and synchronizes at once where an initial direction is given, all in one transaction. */
  run(tx: Tx, input: CoupleRecordsInput): Promise<CoupleRecordsResult> {
    return this.sessions.within(tx, (session) => this.couple(session, input));
  }

  private async couple(
    session: EngineSession,
    input: CoupleRecordsInput,
  ): Promise<CoupleRecordsResult> {
    const records = await this.load(session, input);
    const forbidden = await uncouplable(session, this.parts, records.mapping, [records.erp]);
    for (const refusal of forbidden.values()) throw refusal;
    await this.parts.couplings.lockCreation(session.tx, records.mapping.id);
    const decision = await this.decide(session, records, input.startFrom ?? 'ERP');
    const { id, runId } = await this.store.run(session, records, decision);
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
    session: EngineSession,
    records: Records,
    startFrom: Side,
  ): Promise<CouplingDecision> {
    const { mapping, erpSide, crmSide, erp, crm } = records;
    const [erpId, crmId] = [printed(erp.id), printed(crm.id)];
    const ofErp = await this.couplingOf(session, mapping, 'ERP', erpId);
    const ofCrm = await this.couplingOf(session, mapping, 'CRM', crmId);
    const holder = await this.holder(session, records, ofCrm);
    const decision =
      startFrom === 'CRM'
        ? decideFromCrm(erpId, ofErp, ofCrm)
        : decideCoupling(crmId, ofErp, ofCrm, holder !== null);
    if (decision.do === 'refuse' && holder)
      throw couplingTaken(
        mapping.name,
        named(crmSide, crm),
        named(erpSide, holder),
        decision.holder.id,
      );
    if (decision.do === 'refuseErp')
      throw erpAlreadyCoupled(mapping.name, named(erpSide, erp), crmId, decision.coupling);
    if (decision.do !== 'nothing' && !session.mappings.covers(mapping, 'CRM', crm))
      throw crmOutsideFilter(mapping.name, named(crmSide, crm));
    return decision;
  }

  private async couplingOf(
    { tx }: EngineSession,
    { id }: LiveMapping,
    side: Side,
    recordId: string,
  ): Promise<Coupling | null> {
    const [coupling] = await this.parts.couplings.listByRecords(
      tx,
      id,
      { side, ids: [recordId] },
      'update',
    );
    return coupling ?? null;
  }

  // The ERP record that the CRM record belongs to, when it is another one and still exists.
  private async holder(
    { tx }: EngineSession,
    { erpSide, erp }: Records,
    ofCrm: Coupling | null,
  ): Promise<Row | null> {
    if (!ofCrm || ofCrm.erpId === erp.id) return null;
    return (await erpSide.load(tx, [ofCrm.erpId])).get(ofCrm.erpId) ?? null;
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
