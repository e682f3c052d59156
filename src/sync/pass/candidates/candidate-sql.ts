import type { RecordTable } from '../../../platform/database/record-table';
import type { RecordSide } from '../../engine/record-side';
import type { PassDirection } from '../../mapping/direction';
import { filterSql } from '../../mapping/filter';
import type { LiveMapping } from '../../mapping/live-mapping';
import type { DeletionPolicy } from '../../mapping/mapping-definition';
import { columnsOf } from './coupling-columns';
import type { PassCursor, PassOptions } from '../pass';

/** What a pass reads its candidates from. */
export interface CandidateScope {
  readonly mapping: LiveMapping;
  readonly direction: PassDirection;
  readonly source: RecordTable;
  readonly destination: RecordTable;
  /** Column by which a CRM record says that it was merged into another one; null: the noun has none. */
  readonly crmMerged: string | null;
  readonly companyId: string | null;
  readonly runId: string;
  readonly options: PassOptions;
  readonly watermarkFrom: string | null;
  readonly cursor: PassCursor;
  /** Just these records of either side, whenever they changed; absent: all since the watermark. */
  readonly ids?: readonly string[];
}

/** A statement with its values. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
}

const NOTHING_GONE = 'false AS "sourceGone", false AS "destinationGone"';
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Pairs whose last attempt in this direction failed, whatever changed and whether or not they are inside
 * the filter (S-11/1). What was found outside it before waits there until it changes (SC-28).
 */
export function failedPairs(scope: CandidateScope): Statement {
  const { mapping, direction, source } = scope;
  const { sourceId, sourceState, result, lastRun } = columnsOf(direction);
  const filter = filterOf(scope, 4);
  return {
    sql: `SELECT k.${sourceId} AS id, k.id AS "couplingId", t.id IS NULL OR (${filter.sql}) AS inside, false AS returned,
            NULL::bigint AS xid, ${NOTHING_GONE}, k.id AS position
       FROM sync.coupling k LEFT JOIN ${source.name} t ON t.id = k.${sourceId}
      WHERE k.mapping_id = $1 AND NOT k.skipped AND k.${result} = 'FAILURE'
        AND (k.last_result_to_crm = 'FAILURE' OR k.last_result_from_crm = 'FAILURE')
        AND k.${sourceState} <> 'OUT_OF_SCOPE' AND k.${lastRun} IS DISTINCT FROM $2 AND k.id > $3
      ${dueRecords(scope, filter.sql)}ORDER BY position`,
    values: [mapping.id, scope.runId, scope.cursor.id ?? FIRST_ID, ...filter.values],
  };
}

// Records that are due without having been changed, such as a price whose day has come; the day is that of the run.
function dueRecords({ mapping, direction, source }: CandidateScope, filter: string): string {
  const { due } = mapping.definition;
  if (due === undefined || direction === 'FROM_CRM') return '';
  const day = '(SELECT started_at::date FROM sync.sync_run WHERE id = $2)';
  return `UNION ALL
     SELECT t.id, k.id, (${filter}), false, NULL::bigint, ${NOTHING_GONE}, t.id
       FROM (${due.replaceAll('{today}', day)}) d JOIN ${source.name} t ON t.id = d.id
       LEFT JOIN sync.coupling k ON k.mapping_id = $1 AND k.erp_id = t.id
      WHERE NOT coalesce(k.skipped OR k.last_result_to_crm = 'FAILURE' OR k.last_run_to_crm_id = $2, false) AND t.id > $3
        AND NOT EXISTS (SELECT 1 FROM sync.pending_create p WHERE p.mapping_id = $1 AND p.source_id = t.id)
      `;
}

/** Records whose counterpart could not be created before (S-26). */
export function failedCreates(scope: CandidateScope): Statement {
  const { mapping, direction, source } = scope;
  const { sourceId } = columnsOf(direction);
  const filter = filterOf(scope, 5);
  return {
    sql: `SELECT p.source_id AS id, k.id AS "couplingId", t.id IS NOT NULL AND k.id IS NULL AND (${filter.sql}) AS inside,
            false AS returned, NULL::bigint AS xid, t.id IS NULL AS "sourceGone", false AS "destinationGone", p.id AS position
       FROM sync.pending_create p LEFT JOIN ${source.name} t ON t.id = p.source_id
       LEFT JOIN sync.coupling k ON k.mapping_id = p.mapping_id AND k.${sourceId} = p.source_id
      WHERE p.mapping_id = $1 AND p.direction = $2 AND p.last_run_id <> $3 AND p.id > $4
      ORDER BY p.id`,
    values: [mapping.id, direction, scope.runId, scope.cursor.id ?? FIRST_ID, ...filter.values],
  };
}

/**
 * Records that changed since the watermark, in the order of their transactions. What both sides agree on
 * already, such as the engine's own writes, is left out by the coupling's stamp: an echo costs an index
 * probe and is never loaded. A full run looks at those too. Records that left the filter are candidates
 * once, to be marked. The mapping is compared in a form that no index serves, as with statistics from
 * before a load the planner would else read all couplings of the mapping for each candidate.
 */
export function changedRecords(scope: CandidateScope): Statement {
  const { mapping, direction, source, options, cursor } = scope;
  const { sourceId, sourceState, stamp, lastRun } = columnsOf(direction);
  const place = scope.ids ? 4 : 6;
  const filter = filterOf(scope, place);
  const changed = scope.ids
    ? 't.id = ANY($3::uuid[])'
    : 't.changed_xid >= $3 AND (t.changed_xid > $4 OR (t.changed_xid = $4 AND t.id > $5))';
  const news = options.full ? 'true' : `k.${stamp} IS DISTINCT FROM t.version`;
  const coupled = `(k.id IS NOT NULL AND (${news}) AND k.${lastRun} IS DISTINCT FROM $2
            AND ((${filter.sql}) OR k.${sourceState} = 'PRESENT'))`;
  const fresh = `(k.id IS NULL AND (${filter.sql}) AND NOT EXISTS (SELECT 1 FROM sync.pending_create p
              WHERE p.mapping_id = $1 AND p.direction = '${direction}' AND p.source_id = t.id AND p.last_run_id = $2))`;
  return {
    sql: `SELECT t.id, k.id AS "couplingId", (${filter.sql}) AS inside, coalesce(k.${sourceState} <> 'PRESENT', false) AS returned,
            t.changed_xid AS xid, ${NOTHING_GONE}, t.id AS position
       FROM ${source.name} t ${mapping.onlyCoupled ? '' : 'LEFT '}JOIN sync.coupling k
         ON k.mapping_id IS NOT DISTINCT FROM $1 AND k.${sourceId} = t.id
      WHERE ${changed}
        AND (${mapping.onlyCoupled ? coupled : `${coupled} OR ${fresh}`})
      ORDER BY t.changed_xid, t.id`,
    values: [
      mapping.id,
      scope.runId,
      ...(scope.ids
        ? [scope.ids]
        : [cursor.xid ?? scope.watermarkFrom ?? '0', cursor.xid ?? '-1', cursor.id ?? FIRST_ID]),
      ...filter.values,
    ],
  };
}

/**
 * Pairs of which a record is gone and that are not marked yet, or whose CRM record was merged into another one (D-7); a
 * record that is back again does not count. A run as a whole looks at marked ones too where a deletion policy that was
 * chosen since has an answer. A skipped pair is only looked at when nothing is left of it.
 */
export function brokenPairs(scope: CandidateScope): Statement {
  const { mapping, direction, source, destination } = scope;
  const { sourceId, destinationId, sourceState, destinationState } = columnsOf(direction);
  const gone = (table: RecordTable, id: string, state: string, place: string): string =>
    `SELECT k.* FROM sync.deleted_record d JOIN sync.coupling k ON k.${id} = d.record_id
      WHERE d.record_table = ${place}${scope.ids ? ' AND d.record_id = ANY($5::uuid[])' : ''} AND k.mapping_id IS NOT DISTINCT FROM $1 AND k.${state} <> 'DELETED'
        AND NOT EXISTS (SELECT 1 FROM ${table.name} t WHERE t.id = d.record_id)`;
  const sourceGone = 's.id IS NULL';
  const destinationGone = `NOT EXISTS (SELECT 1 FROM ${destination.name} t WHERE t.id = k.${destinationId})`;
  // A survivor outside its filter gets no new counterpart.
  const within =
    mapping.deletionPolicy === 'RESTORE'
      ? filterOf(scope, scope.ids ? 6 : 5)
      : { sql: 'true', values: [] };
  const inside = `NOT k.skipped AND (${sourceGone} OR s.inside) OR (${sourceGone} AND ${destinationGone})`;
  return {
    sql: `SELECT k.${sourceId} AS id, k.id AS "couplingId", ${inside} AS inside,
            false AS returned, NULL::bigint AS xid, ${sourceGone} AS "sourceGone", ${destinationGone} AS "destinationGone", k.id AS position
       FROM (${gone(source, sourceId, sourceState, '$2')} UNION ${gone(destination, destinationId, destinationState, '$3')}${unsettled(scope)}${merged(scope)}) k
       LEFT JOIN LATERAL (SELECT t.id, (${within.sql}) AS inside FROM ${source.name} t WHERE t.id = k.${sourceId}) s ON true
      WHERE k.id > $4 ORDER BY k.id`,
    values: [
      mapping.id,
      source.name,
      destination.name,
      scope.cursor.id ?? FIRST_ID,
      ...(scope.ids ? [scope.ids] : []),
      ...within.values,
    ],
  };
}

// Marked before the mapping got the policy that it has now; what failed by it is tried again as every failure is.
function unsettled({ mapping, direction, ids }: CandidateScope): string {
  const { destinationState, result } = columnsOf(direction);
  const answers: Partial<Record<DeletionPolicy, string>> = {
    RESTORE: `k.${destinationState} = 'DELETED'`,
    REMOVE_COUPLING: 'true',
    DEACTIVATE: `k.deletion_settled_by IS DISTINCT FROM 'DEACTIVATE'`,
  };
  const answer = answers[mapping.deletionPolicy];
  if (answer === undefined || ids) return '';
  return ` UNION SELECT k.* FROM sync.coupling k
      WHERE k.mapping_id = $1 AND (k.erp_state = 'DELETED' OR k.crm_state = 'DELETED')
        AND NOT k.skipped AND k.${result} <> 'FAILURE' AND ${answer}`;
}

// Reported once by the run that finds it; as a failure it then takes the way of all failures.
function merged({ mapping, crmMerged, ids }: CandidateScope): string {
  if (crmMerged === null) return '';
  return ` UNION SELECT k.* FROM ${mapping.crmTable} t JOIN sync.coupling k ON k.crm_id = t.id
      WHERE t.${crmMerged} AND k.mapping_id IS NOT DISTINCT FROM $1 AND NOT k.skipped
        AND k.failure_code IS DISTINCT FROM 'COUNTERPART_MERGED'${ids ? ' AND t.id = ANY($5::uuid[])' : ''}`;
}

/** The column for the scope's merged CRM records. */
export function mergedColumn({ merging, table }: RecordSide): string | null {
  return merging && table.column(merging.merged).column;
}

function filterOf({ mapping, direction, source, companyId }: CandidateScope, first: number) {
  const filter = direction === 'TO_CRM' ? mapping.erpFilter : mapping.crmFilter;
  return filterSql(source, filter, companyId, first);
}
