import type { Tx } from '../../../platform/database/db';
import type { Row } from '../../../platform/database/record-table';
import { invalidInput } from '../../../platform/errors/input.errors';
import type { Refusal } from '../../../platform/errors/refusal';
import type { EngineParts } from '../../engine/batch/batch';
import { printed } from '../../engine/fields/value-kind';
import type { EngineSession, EngineSessions } from '../../engine/session/engine-session';
import type { RecordSide } from '../../engine/record-side';
import type { PassDirection, Side } from '../../mapping/direction';
import type { LiveMapping } from '../../mapping/live-mapping';
import type { Coupling } from '../coupling.entity';
import { crmNotFound, erpNotFound } from '../coupling.errors';
import type { CandidatesStore } from './candidates.store';
import { compareFields, type ComparedField } from './compare-fields';
import { ChooseTarget } from './choose-target';
import { choicesOf, type DraftChoices, type PresentCoupling } from './draft.rules';
import { handleOf, type RecordHandle } from './record-handle';

/** From what a draft starts, and what a person has chosen so far. */
export interface DraftCouplingInput extends DraftChoices {
  /** Name of the table mapping. */
  readonly mapping: string;
  /** The ERP record to be coupled; absent, the draft starts from the CRM record. */
  readonly erpId?: string | null;
  /** The CRM record that was picked. */
  readonly crmId?: string | null;
  /** The name that was typed. */
  readonly crmName?: string | null;
}

/** What coupling a record would mean: the dialog of section 1.3, filled in. */
export interface CouplingDraft {
  readonly mapping: LiveMapping;
  readonly startFrom: Side;
  /** Null when the draft starts from a CRM record that has no counterpart. */
  readonly erp: RecordHandle | null;
  /** The target; null while none is chosen. */
  readonly crm: RecordHandle | null;
  /** The present coupling of the record the draft starts from. */
  readonly coupling: Coupling | null;
  readonly createNewAllowed: boolean;
  readonly createNew: boolean;
  readonly initialSync: 'NONE' | PassDirection;
  /** Neither target nor create-new may be changed (C-13). */
  readonly fixed: boolean;
  readonly fields: readonly ComparedField[];
  /** Why carrying the draft out would be refused as it stands. */
  readonly refusal: Refusal | null;
}

interface Start {
  readonly erp: Row | null;
  readonly crm: Row | null;
  readonly coupling: Coupling | null;
}

/** Fills the coupling dialog in (1.3, C-10, C-11). To be called where the transaction is rolled back. */
export class DraftCoupling {
  private readonly targets: ChooseTarget;

  constructor(
    private readonly sessions: EngineSessions,
    private readonly parts: EngineParts,
    candidates: CandidatesStore,
  ) {
    this.targets = new ChooseTarget(parts, candidates);
  }

  /** The draft; refuses only what no draft can be made of: a mapping or a record that does not exist. */
  run(tx: Tx, input: DraftCouplingInput): Promise<CouplingDraft> {
    if (!input.erpId && !input.crmId)
      throw invalidInput('erpId', 'Name the ERP record or the CRM record.');
    return this.sessions.within(tx, (session) => this.draft(session, input));
  }

  private async draft(session: EngineSession, input: DraftCouplingInput): Promise<CouplingDraft> {
    const mapping = session.mappings.active(input.mapping);
    const startFrom: Side = input.erpId ? 'ERP' : 'CRM';
    const start = await this.start(session, mapping, input);
    const choices = choicesOf(mapping, startFrom, this.presentOf(mapping, start), input);
    const target =
      startFrom === 'CRM' || choices.createNew
        ? { row: startFrom === 'CRM' ? start.crm : null, refusal: null }
        : await this.targets.run(session, mapping, input, start.coupling);
    const [erpSide, crmSide] = this.sidesOf(mapping);
    const fields = await compareFields(session.tx, this.parts, {
      mappings: session.mappings,
      mapping,
      erp: start.erp,
      crm: target.row,
      now: session.now,
    });
    return {
      mapping,
      startFrom,
      erp: start.erp && handleOf(erpSide, start.erp),
      crm: target.row && handleOf(crmSide, target.row),
      coupling: start.coupling,
      fields,
      ...choices,
      refusal: choices.refusal ?? target.refusal,
    };
  }

  // The record the draft starts from, its coupling, and what that leads to.
  private async start(
    { tx }: EngineSession,
    mapping: LiveMapping,
    input: DraftCouplingInput,
  ): Promise<Start> {
    const [erpSide, crmSide] = this.sidesOf(mapping);
    const side: Side = input.erpId ? 'ERP' : 'CRM';
    const id = input.erpId ?? input.crmId ?? '';
    const [own, missing] = side === 'ERP' ? [erpSide, erpNotFound] : [crmSide, crmNotFound];
    const row = (await own.load(tx, [id])).get(id);
    if (!row) throw missing(own.noun, id);
    const ids = [printed(row.id)];
    const [coupling = null] = await this.parts.couplings.listByRecords(tx, mapping.id, {
      side,
      ids,
    });
    if (side === 'ERP') return { erp: row, crm: null, coupling };
    const erp = coupling && (await erpSide.load(tx, [coupling.erpId])).get(coupling.erpId);
    return { erp: erp ?? null, crm: row, coupling };
  }

  private presentOf(mapping: LiveMapping, { erp, crm, coupling }: Start): PresentCoupling | null {
    const [erpSide, crmSide] = this.sidesOf(mapping);
    if (!coupling) return null;
    const named = (side: RecordSide, row: Row | null) =>
      row && `${side.noun} ${printed(row[side.key] ?? row.id)}`;
    const record = named(erpSide, erp) ?? named(crmSide, crm) ?? coupling.id;
    return { record, couplingId: coupling.id };
  }

  private sidesOf({ erpTable, crmTable }: LiveMapping) {
    return [this.parts.sides.get(erpTable), this.parts.sides.get(crmTable)] as const;
  }
}
