import type { Db } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { Refusal } from '../../platform/errors/refusal';
import type { CouplingStore } from '../coupling/coupling.store';
import { printed } from '../engine/fields/value-kind';
import type { MappingBehaviour, MatchPlace } from '../engine/mapping-behaviour';
import type { RecordSide } from '../engine/record-side';
import { filterSql } from '../mapping/filter';
import type { LiveMapping } from '../mapping/live-mapping';
import { criterionValues, type CriteriaGroup, type PreparedCriterion } from './match-criteria';
import { matchAlreadyCoupled, multipleMatches, noMatch } from './match.errors';
import type { Candidates, MatchStore, Wanted } from './match.store';

/** What matching looks through. */
export interface MatchScope {
  readonly mapping: LiveMapping;
  readonly companyId: string | null;
  readonly erp: RecordSide;
  readonly crm: RecordSide;
  readonly behaviour: MappingBehaviour;
  readonly groups: readonly CriteriaGroup[];
  /** ERP records by the CRM record they took in this batch. */
  readonly taken: Map<string, TakingRecord>;
  /** Those of earlier batches that no coupling tells of, as they were rolled back. */
  readonly takenBefore: ReadonlyMap<string, TakingRecord>;
}

/** An ERP record that took a CRM record, as a person names it. */
export interface TakingRecord {
  readonly erpId: string;
  readonly otherRecord: string;
}

/** The counterpart of a record, or the reason of the last priority that was tried. */
export type Found =
  | { readonly crmId: string; readonly priority: number }
  | { readonly crmId: null; readonly refusal: Refusal };

/** Looks for the counterparts of uncoupled ERP records, priority by priority, each from scratch (C-29, C-32). */
export class FindMatches {
  constructor(
    private readonly store: MatchStore,
    private readonly couplings: CouplingStore,
  ) {}

  /** The counterpart of each row, or why it has none; what one row takes another one does not get. */
  async run(db: Db, scope: MatchScope, rows: readonly Row[]): Promise<Map<string, Found>> {
    const found = new Map<string, Found>();
    const places = await scope.behaviour.matchWithin?.(db, scope.mapping, rows);
    let open = [...rows];
    for (const group of scope.groups) {
      const candidates = await this.candidates(db, scope, group, {
        rows: open,
        places: places ?? null,
      });
      const holders = await this.holders(db, scope, candidates);
      for (const row of open) this.judge(scope, group, row, { candidates, holders, found });
      open = open.filter((row) => found.get(printed(row.id))?.crmId == null);
    }
    return found;
  }

  // One statement per set of criteria that records have values for.
  private async candidates(
    db: Db,
    scope: MatchScope,
    group: CriteriaGroup,
    { rows, places }: { rows: readonly Row[]; places: ReadonlyMap<string, MatchPlace> | null },
  ): Promise<Map<string, Candidates>> {
    const bySet = new Map<string, Wanted[]>();
    for (const row of rows) {
      const values = criterionValues(group.criteria, row);
      const within = places?.get(printed(row.id)) ?? null;
      if (!values || (places && !within)) continue;
      const set = [...values.keys()].map((criterion) => criterion.erpField).join();
      bySet.set(set, [...(bySet.get(set) ?? []), { id: printed(row.id), values, within }]);
    }
    const filter = filterSql(scope.crm.table, scope.mapping.crmFilter, scope.companyId);
    const found = new Map<string, Candidates>();
    for (const wanted of bySet.values()) {
      const criteria = [...(wanted[0]?.values.keys() ?? [])];
      const field = wanted[0]?.within?.field;
      const withinColumn = field === undefined ? null : scope.crm.table.column(field).column;
      const search = { mapping: scope.mapping, criteria, withinColumn, filter };
      for (const [id, each] of await this.store.candidates(db, search, wanted)) found.set(id, each);
    }
    return found;
  }

  // Who holds the single candidates already, by candidate.
  private async holders(db: Db, scope: MatchScope, found: ReadonlyMap<string, Candidates>) {
    const single = [...found.values()].flatMap(({ count, ids }) => (count === 1 ? ids : []));
    const couplings = await this.couplings.listByRecords(db, scope.mapping.id, {
      side: 'CRM',
      ids: [...new Set(single)],
    });
    const owners = await scope.erp.load(
      db,
      couplings.map((coupling) => coupling.erpId),
    );
    return new Map(
      couplings.map((coupling) => {
        const owner = owners.get(coupling.erpId);
        const name = printed(owner?.[scope.erp.key] ?? coupling.erpId);
        return [
          coupling.crmId,
          {
            erpId: coupling.erpId,
            otherRecord: `${scope.erp.noun} ${name}`,
            couplingId: coupling.id,
          },
        ];
      }),
    );
  }

  private judge(
    scope: MatchScope,
    group: CriteriaGroup,
    row: Row,
    state: {
      candidates: ReadonlyMap<string, Candidates>;
      holders: ReadonlyMap<
        string,
        { erpId: string; otherRecord: string; couplingId: string | null }
      >;
      found: Map<string, Found>;
    },
  ): void {
    const id = printed(row.id);
    const record = `${scope.erp.noun} ${printed(row[scope.erp.key] ?? id)}`;
    const fields = comparedFields(group.criteria, row);
    const { count = 0, ids = [] } = state.candidates.get(id) ?? {};
    const [crmId] = ids;
    if (count !== 1 || crmId === undefined) {
      const refusal =
        count === 0
          ? noMatch(record, scope.mapping.name, fields)
          : multipleMatches(record, scope.mapping.name, { count, candidates: ids, fields });
      // An ambiguous or taken match of an earlier priority says more than that nothing matches now.
      const before = state.found.get(id);
      if (!before || count > 0) state.found.set(id, { crmId: null, refusal });
      return;
    }
    const holder = state.holders.get(crmId) ?? this.takenNow(scope, crmId);
    if (holder) {
      const refusal = matchAlreadyCoupled(record, scope.mapping.name, { crmId, ...holder });
      state.found.set(id, { crmId: null, refusal });
      return;
    }
    scope.taken.set(crmId, { erpId: id, otherRecord: record });
    state.found.set(id, { crmId, priority: group.priority });
  }

  private takenNow({ taken, takenBefore }: MatchScope, crmId: string) {
    const taking = taken.get(crmId) ?? takenBefore.get(crmId);
    return taking === undefined ? null : { ...taking, couplingId: null };
  }
}

function comparedFields(criteria: readonly PreparedCriterion[], row: Row): string[] {
  return [...(criterionValues(criteria, row)?.keys() ?? [])].map((criterion) => criterion.erpField);
}
