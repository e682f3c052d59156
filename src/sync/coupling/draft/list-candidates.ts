import type { Db } from '../../../platform/database/db';
import type { EngineParts } from '../../engine/batch/batch';
import type { RecordSide } from '../../engine/record-side';
import type { LiveMapping } from '../../mapping/live-mapping';
import type { LiveMappings } from '../../mapping/live-mappings';
import type { MappingSet } from '../../mapping/mapping-set';
import { tableNotMapped } from '../../mapping/mapping.errors';
import { connectionDisabled } from '../../settings/settings.errors';
import type {
  CandidatePosition,
  CandidateQuery,
  CandidateRow,
  CandidatesStore,
} from './candidates.store';
import { handleOf, type RecordHandle } from './record-handle';

/** Which CRM records a person is offered. */
export interface ListCandidatesInput {
  /** Name of the table mapping; null: all active ones of the CRM table. */
  readonly mapping: string | null;
  /** CRM table, where no mapping is named. */
  readonly crmTable?: string | null;
  /** The ERP record to be coupled; its present counterpart then comes first. */
  readonly erpId?: string | null;
  readonly startsWith?: string | null;
  /** Leave out records that belong to another ERP record. */
  readonly freeOnly?: boolean | null;
  readonly first: number;
  readonly after?: CandidatePosition | null;
}

/** A CRM record that may be coupled. */
export interface Candidate {
  readonly id: string;
  readonly name: string | null;
  /** It is the present counterpart of the ERP record that was named. */
  readonly current: boolean;
  readonly couplingId: string | null;
  /** The ERP record it belongs to; null when it is free, or that record is gone. */
  readonly erpRecord: RecordHandle | null;
  readonly position: CandidatePosition;
}

/** A page of candidates. */
export interface CandidatePage {
  readonly candidates: readonly Candidate[];
  readonly hasNextPage: boolean;
  /** Counts all of them. */
  total(): Promise<number>;
}

/** Stands before every candidate that has a name. */
const START: CandidatePosition = { name: '', id: '00000000-0000-0000-0000-000000000000' };

/** Lists the CRM records that may be coupled: those inside the CRM filter of the mapping, by name (1.3). */
export class ListCandidates {
  constructor(
    private readonly mappings: LiveMappings,
    private readonly parts: EngineParts,
    private readonly store: CandidatesStore,
  ) {}

  /** A page in name order; the present counterpart comes first unless a name was typed. */
  async run(db: Db, input: ListCandidatesInput): Promise<CandidatePage> {
    const mappings = await this.mappings.load(db);
    if (!mappings.settings.connectionEnabled) throw connectionDisabled();
    const mapping = mappingOf(mappings, input);
    const side = this.parts.sides.get(mapping.crmTable);
    const startsWith = input.startsWith?.trim() || null;
    const current =
      input.erpId && startsWith === null
        ? await this.currentOf(db, { mappings, mapping, side }, input.erpId)
        : null;
    const query: CandidateQuery = {
      mapping,
      companyId: mappings.settings.companyId,
      startsWith,
      freeFor: input.freeOnly ? { erpId: input.erpId ?? null } : null,
      except: current?.id ?? null,
    };
    const lead = current && !input.after ? [current] : [];
    const rows = await this.store.page(db, side, query, {
      first: input.first - lead.length + 1,
      after: input.after ?? null,
    });
    const kept = [...lead, ...rows].slice(0, input.first);
    const described = await this.described(db, mapping, kept, input.erpId ?? null);
    return {
      candidates: described.map((candidate, at) =>
        at < lead.length ? { ...candidate, position: START } : candidate,
      ),
      hasNextPage: lead.length + rows.length > input.first,
      total: () => this.store.count(db, side, { ...query, except: null }),
    };
  }

  private async currentOf(
    db: Db,
    { mappings, mapping, side }: { mappings: MappingSet; mapping: LiveMapping; side: RecordSide },
    erpId: string,
  ): Promise<CandidateRow | null> {
    const records = { side: 'ERP', ids: [erpId] } as const;
    const [coupling] = await this.parts.couplings.listByRecords(db, mapping.id, records);
    const row = coupling && (await side.load(db, [coupling.crmId])).get(coupling.crmId);
    if (!coupling || !row || !mappings.covers(mapping, 'CRM', row)) return null;
    const { id, name } = handleOf(side, row);
    return { id, name, couplingId: coupling.id, erpId };
  }

  private async described(
    db: Db,
    mapping: LiveMapping,
    rows: readonly CandidateRow[],
    erpId: string | null,
  ): Promise<Candidate[]> {
    const erpSide = this.parts.sides.get(mapping.erpTable);
    const holders = await erpSide.load(
      db,
      rows.flatMap((row) => row.erpId ?? []),
    );
    return rows.map(({ id, name, couplingId, erpId: holderId }) => {
      const holder = holders.get(holderId ?? '');
      return {
        id,
        name,
        current: holderId !== null && holderId === erpId,
        couplingId,
        erpRecord: holder ? handleOf(erpSide, holder) : null,
        position: { name, id },
      };
    });
  }
}

// Without a mapping the filters of all active mappings of the table count: a record inside one of them is offered.
function mappingOf(mappings: MappingSet, { mapping, crmTable }: ListCandidatesInput): LiveMapping {
  if (mapping) return mappings.active(mapping);
  const [first, ...others] = mappings.ofTable('CRM', crmTable ?? '');
  if (!first) throw tableNotMapped(crmTable ?? '', 'crmTable');
  if (others.length === 0) return first;
  const any = [first, ...others].map(({ crmFilter }) => ({ all: [...crmFilter] }));
  return { ...first, crmFilter: [{ any }] };
}
