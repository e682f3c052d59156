import type { Db } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { Coupling } from '../coupling/coupling.entity';
import type { CouplingStore } from '../coupling/coupling.store';
import { printed } from '../engine/fields/value-kind';
import type { RecordSides } from '../engine/record-sides';
import { goes, type Side } from '../mapping/direction';
import type { LiveMapping } from '../mapping/live-mapping';
import type { LiveMappings } from '../mapping/live-mappings';
import type { MappingSet } from '../mapping/mapping-set';
import type { SyncRunStore } from '../run/sync-run.store';

/** One record of a pair, as a person looks for it. */
export interface PairRecord {
  readonly id: string;
  readonly noun: string;
  /** Number or name; null when the record is gone. */
  readonly name: string | null;
  readonly exists: boolean;
  /** Inside the filter of the mapping; false when the record is gone. */
  readonly inScope: boolean;
  /** It was merged into another record of its side (D-7). */
  readonly merged: boolean;
}

/** Where a pair stands. */
export type PairStanding =
  'NEW' | 'AGREED' | 'FAILED' | 'SKIPPED' | 'DELETED' | 'MERGED' | 'OUT_OF_SCOPE';

/** What may be done with a pair in its present state (S-29). */
export type PairAction =
  'SYNCHRONIZE' | 'RETRY' | 'COUPLE' | 'UNCOUPLE' | 'RESTORE' | 'DELETE_RECORD';

/** A pair with both its records. */
export interface PairState {
  readonly coupling: Coupling;
  readonly erp: PairRecord;
  readonly crm: PairRecord;
  readonly standing: PairStanding;
  readonly actions: readonly PairAction[];
  /** The error of the latest attempt; null when it succeeded. */
  readonly latestErrorId: string | null;
}

/** Reads how pairs stand, for a whole list at once: a statement per mapping and side. */
export class PairStates {
  constructor(
    private readonly couplings: CouplingStore,
    private readonly mappings: LiveMappings,
    private readonly sides: RecordSides,
    private readonly runs: SyncRunStore,
  ) {}

  /** The states of couplings, by coupling id. */
  async byIds(db: Db, ids: readonly string[]): Promise<Map<string, PairState>> {
    const couplings = await this.couplings.listByIds(db, ids);
    const mappings = await this.mappings.load(db);
    const errors = await this.runs.latestErrorIds(db, ids);
    const states = new Map<string, PairState>();
    for (const mapping of new Set(couplings.map((each) => mappings.findById(each.mappingId)))) {
      if (!mapping) continue;
      const own = couplings.filter((coupling) => coupling.mappingId === mapping.id);
      const erp = await this.sides.get(mapping.erpTable).load(
        db,
        own.map((each) => each.erpId),
      );
      const crm = await this.sides.get(mapping.crmTable).load(
        db,
        own.map((each) => each.crmId),
      );
      for (const coupling of own) {
        const left = this.record(mappings, mapping, 'ERP', coupling.erpId, erp);
        const right = this.record(mappings, mapping, 'CRM', coupling.crmId, crm);
        const latestErrorId = errors.get(coupling.id) ?? null;
        states.set(coupling.id, { ...stateOf(coupling, mapping, left, right), latestErrorId });
      }
    }
    return states;
  }

  private record(
    mappings: MappingSet,
    mapping: LiveMapping,
    side: Side,
    ...[id, rows]: [string, ReadonlyMap<string, Row>]
  ): PairRecord {
    const { noun, key, merging } = this.sides.get(
      side === 'ERP' ? mapping.erpTable : mapping.crmTable,
    );
    const row = rows.get(id);
    if (!row) return { id, noun, name: null, exists: false, inScope: false, merged: false };
    const inScope = mappings.covers(mapping, side, row);
    const merged = merging !== null && row[merging.merged] === true;
    return { id, noun, name: printed(row[key] ?? id), exists: true, inScope, merged };
  }
}

function stateOf(
  coupling: Coupling,
  mapping: LiveMapping,
  erp: PairRecord,
  crm: PairRecord,
): Omit<PairState, 'latestErrorId'> {
  const standing = standingOf(coupling, erp, crm);
  return { coupling, erp, crm, standing, actions: actionsOf(coupling, mapping, erp, crm) };
}

function standingOf(coupling: Coupling, erp: PairRecord, crm: PairRecord): PairStanding {
  if (!erp.exists || !crm.exists) return 'DELETED';
  if (crm.merged) return 'MERGED';
  if (coupling.skipped) return 'SKIPPED';
  if (!erp.inScope || !crm.inScope) return 'OUT_OF_SCOPE';
  if (coupling.failureCode !== null) return 'FAILED';
  return coupling.lastSyncedAt === null ? 'NEW' : 'AGREED';
}

function actionsOf(
  coupling: Coupling,
  mapping: LiveMapping,
  erp: PairRecord,
  crm: PairRecord,
): PairAction[] {
  const both = erp.exists && crm.exists;
  const one = erp.exists !== crm.exists;
  const restorable = one && goes(mapping.direction, erp.exists ? 'TO_CRM' : 'FROM_CRM');
  const actions: [PairAction, boolean][] = [
    ['SYNCHRONIZE', both && !crm.merged],
    ['RETRY', both && !crm.merged && coupling.skipped],
    ['COUPLE', erp.exists],
    ['UNCOUPLE', true],
    ['RESTORE', restorable],
    ['DELETE_RECORD', one],
  ];
  return actions.flatMap(([action, offered]) => (offered ? [action] : []));
}
