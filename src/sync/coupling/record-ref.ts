import type { Db } from '../../platform/database/db';
import { invalidInput } from '../../platform/errors/input.errors';
import type { Refusal } from '../../platform/errors/refusal';
import type { Side } from '../mapping/direction';
import type { LiveMapping } from '../mapping/live-mapping';
import type { MappingSet } from '../mapping/mapping-set';
import type { Coupling } from './coupling.entity';
import {
  couplingAmbiguous,
  couplingNotFound,
  couplingOfOthers,
  errorNotFound,
  notCoupled,
} from './coupling.errors';
import type { CouplingStore } from './coupling.store';
import { recordsOfErrors } from './error-records.store';

/** Names a coupled record: by its coupling, by the id of either side with the mapping where that is not clear, or by an error of a run. */
export interface RecordRef {
  couplingId?: string | null;
  erpId?: string | null;
  crmId?: string | null;
  /** Name of the table mapping; needed only where a record is coupled through several. */
  mapping?: string | null;
  /** An error entry: the pair behind it as it is coupled now (S-30). */
  errorId?: string | null;
}

/** A reference with what it stands for: its coupling, or why there is none. */
export type ResolvedRef =
  | { readonly ref: RecordRef; readonly coupling: Coupling; readonly mapping: LiveMapping }
  | { readonly ref: RecordRef; readonly coupling: null; readonly refusal: Refusal };

/** Records that one request may name. */
export const RECORD_LIMIT = 1000;

/** Refuses a request that names no record, or more than one request may. */
export function checkRecordCount(count: number): void {
  if (count === 0) throw invalidInput('records', 'Name at least one record.');
  if (count > RECORD_LIMIT)
    throw invalidInput('records', `Name at most ${RECORD_LIMIT} records; ${count} were named.`);
}

/** Finds the couplings of references in at most four statements, in the order of the references. */
export async function resolveRefs(
  db: Db,
  store: CouplingStore,
  mappings: MappingSet,
  given: readonly RecordRef[],
): Promise<ResolvedRef[]> {
  const refs = await behindErrors(db, mappings, given);
  const byId = new Map(
    (await store.listByIds(db, idsOf(refs, 'couplingId'))).map((each) => [each.id, each]),
  );
  const byErp = groupBy(
    await store.listByAnyRecords(db, 'ERP', idsOf(refs, 'erpId')),
    (each) => each.erpId,
  );
  const byCrm = groupBy(
    await store.listByAnyRecords(db, 'CRM', idsOf(refs, 'crmId')),
    (each) => each.crmId,
  );
  return refs.map((ref) => {
    const coupling = ref.couplingId ? byId.get(ref.couplingId) : undefined;
    if (coupling && !isMeant(ref, coupling, mappings))
      return { ref, coupling: null, refusal: couplingOfOthers(coupling) };
    if (ref.couplingId) return resolved(ref, coupling ? [coupling] : [], mappings);
    const candidates = ref.erpId
      ? (byErp.get(ref.erpId) ?? [])
      : (byCrm.get(ref.crmId ?? '') ?? []);
    return resolved(
      ref,
      candidates.filter((each) => agrees(ref, each, mappings)),
      mappings,
    );
  });
}

// An error names the records it was about; which coupling they have may have changed since.
async function behindErrors(
  db: Db,
  mappings: MappingSet,
  refs: readonly RecordRef[],
): Promise<readonly RecordRef[]> {
  const ids = [...new Set(refs.flatMap((ref) => ref.errorId ?? []))];
  if (ids.length === 0) return refs;
  const records = await recordsOfErrors(db, ids);
  return refs.map((ref) => {
    if (!ref.errorId) return ref;
    const found = records.get(ref.errorId);
    const mapping = found ? mappings.findById(found.mappingId) : null;
    if (!found || !mapping) return { couplingId: ref.errorId, errorId: ref.errorId };
    const { errorId } = ref;
    return found.erpId === null
      ? { crmId: found.crmId, mapping: mapping.name, errorId }
      : { erpId: found.erpId, mapping: mapping.name, errorId };
  });
}

/** The side that a reference names its record by. */
export function sideOfRef(ref: RecordRef): Side {
  return ref.crmId && !ref.erpId ? 'CRM' : 'ERP';
}

function resolved(
  ref: RecordRef,
  candidates: readonly Coupling[],
  mappings: MappingSet,
): ResolvedRef {
  const [coupling, second] = candidates;
  const id = ref.couplingId ?? ref.erpId ?? ref.crmId ?? '';
  if (coupling && second) {
    const names = candidates.map(
      (each) => mappings.findById(each.mappingId)?.name ?? each.mappingId,
    );
    return { ref, coupling: null, refusal: couplingAmbiguous(id, names) };
  }
  if (id === '') return { ref, coupling: null, refusal: recordNotNamed() };
  const mapping = coupling ? mappings.findById(coupling.mappingId) : null;
  if (!coupling || !mapping) {
    return { ref, coupling: null, refusal: unknown(ref, id) };
  }
  return { ref, coupling, mapping };
}

// An error entry that nothing is known of any more stands as a coupling, so that its id is found in the refusal.
function unknown(ref: RecordRef, id: string): Refusal {
  if (ref.errorId && ref.errorId === ref.couplingId) return errorNotFound(id);
  return ref.couplingId ? couplingNotFound(id) : notCoupled(`Record ${id}`, sideOfRef(ref));
}

function recordNotNamed(): Refusal {
  const how = 'Name the pair by couplingId, erpId, crmId or errorId.';
  return invalidInput('records', how);
}

// Whatever is said beside the coupling has to be true of it.
function isMeant(ref: RecordRef, coupling: Coupling, mappings: MappingSet): boolean {
  if (ref.erpId && ref.erpId !== coupling.erpId) return false;
  return (!ref.crmId || ref.crmId === coupling.crmId) && agrees(ref, coupling, mappings);
}

// Both ids given name a pair; a mapping given narrows to it.
function agrees(ref: RecordRef, coupling: Coupling, mappings: MappingSet): boolean {
  if (ref.erpId && ref.crmId && coupling.crmId !== ref.crmId) return false;
  return !ref.mapping || mappings.findById(coupling.mappingId)?.name === ref.mapping;
}

function idsOf(refs: readonly RecordRef[], key: 'couplingId' | 'erpId' | 'crmId'): string[] {
  return [
    ...new Set(
      refs.flatMap((ref) =>
        ref[key] && (key === 'couplingId' || !ref.couplingId) ? ref[key] : [],
      ),
    ),
  ];
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
