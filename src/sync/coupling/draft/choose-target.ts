import type { Row } from '../../../platform/database/record-table';
import type { Refusal } from '../../../platform/errors/refusal';
import type { EngineParts } from '../../engine/batch/batch';
import type { EngineSession } from '../../engine/session/engine-session';
import { MergeWinners } from '../../engine/merge-winners';
import type { RecordSide } from '../../engine/record-side';
import { printed } from '../../engine/fields/value-kind';
import type { LiveMapping } from '../../mapping/live-mapping';
import type { Coupling } from '../coupling.entity';
import {
  couplingTaken,
  crmNameNotFound,
  crmNotFound,
  crmOutsideFilter,
  type NamedRecord,
} from '../coupling.errors';
import type { CandidatesStore } from './candidates.store';

/** How a person says which CRM record is meant: picked, typed, or left as it is. */
export interface TargetChoice {
  readonly erpId?: string | null;
  readonly crmId?: string | null;
  readonly crmName?: string | null;
}

/** The CRM record that is meant; null with a refusal where it cannot be one. */
export interface Target {
  readonly row: Row | null;
  readonly refusal: Refusal | null;
}

/** Finds the CRM record that a person means in the coupling dialog (1.3). */
export class ChooseTarget {
  constructor(
    private readonly parts: EngineParts,
    private readonly candidates: CandidatesStore,
  ) {}

  /** A typed name before a picked record before the present counterpart. */
  async run(
    session: EngineSession,
    mapping: LiveMapping,
    choice: TargetChoice,
    coupling: Coupling | null,
  ): Promise<Target> {
    const side = this.parts.sides.get(mapping.crmTable);
    const name = choice.crmName?.trim();
    const id = name ? await this.idOfName(session, mapping, side, name) : choice.crmId;
    if (typeof id === 'object' && id !== null) return { row: null, refusal: id };
    const chosen = id ?? coupling?.crmId;
    if (!chosen) return { row: null, refusal: null };
    const row = (await side.load(session.tx, [chosen])).get(chosen);
    if (!row) return { row: null, refusal: id ? crmNotFound(side.noun, id) : null };
    if (coupling && chosen === coupling.crmId)
      return { row, refusal: await this.merged(session, mapping, coupling, row) };
    if (!session.mappings.covers(mapping, 'CRM', row))
      return { row: null, refusal: crmOutsideFilter(mapping.name, named(side, row)) };
    return { row, refusal: await this.taken(session, mapping, { side, row }, choice.erpId ?? '') };
  }

  // The present counterpart may have been merged into another record, which the person is then pointed to (D-7).
  private async merged(
    { tx }: EngineSession,
    mapping: LiveMapping,
    coupling: Coupling,
    crm: Row,
  ): Promise<Refusal | null> {
    const { merging } = this.parts.sides.get(mapping.crmTable);
    if (!merging || crm[merging.merged] !== true) return null;
    const winners = new MergeWinners(this.parts.sides, this.parts.couplings);
    const refusals = await winners.refusals(tx, mapping, [{ coupling, crm }]);
    return refusals.get(coupling.id) ?? null;
  }

  // An exact name wins, inside the filter before outside; else the first in name order that starts with it.
  private async idOfName(
    { tx, mappings }: EngineSession,
    mapping: LiveMapping,
    side: RecordSide,
    name: string,
  ): Promise<string | Refusal> {
    const { companyId } = mappings.settings;
    const exact = await this.candidates.named(tx, side, { mapping, companyId }, name);
    if (exact?.inside) return exact.id;
    if (exact)
      return crmOutsideFilter(mapping.name, { noun: side.noun, name, id: exact.id }, 'crmName');
    const query = { mapping, companyId, startsWith: name, freeFor: null, except: null };
    const [first] = await this.candidates.page(tx, side, query, { first: 1, after: null });
    return first?.id ?? crmNameNotFound(mapping.name, side.noun, name);
  }

  // Coupling would be refused while another ERP record holds the target; the draft says so beforehand (C-3).
  private async taken(
    { tx }: EngineSession,
    mapping: LiveMapping,
    { side, row }: { side: RecordSide; row: Row },
    erpId: string,
  ): Promise<Refusal | null> {
    const records = { side: 'CRM', ids: [printed(row.id)] } as const;
    const [coupling] = await this.parts.couplings.listByRecords(tx, mapping.id, records);
    if (!coupling || coupling.erpId === erpId) return null;
    const erpSide = this.parts.sides.get(mapping.erpTable);
    const holder = (await erpSide.load(tx, [coupling.erpId])).get(coupling.erpId);
    return holder
      ? couplingTaken(mapping.name, named(side, row), named(erpSide, holder), coupling.id)
      : null;
  }
}

function named(side: RecordSide, row: Row): NamedRecord {
  return { noun: side.noun, name: printed(row[side.key] ?? row.id), id: printed(row.id) };
}
