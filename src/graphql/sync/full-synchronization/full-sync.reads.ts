import { list, one, type ReadableSettings } from '../../common/read/readable';

const SUM = (column: string) => ({
  sql: (f: string) =>
    `(SELECT coalesce(sum(s.${column}), 0)::int FROM sync.full_sync_line s WHERE s.full_sync_id = ${f}.id)`,
});

const SECONDS = (l: string) => `nullif(extract(epoch FROM ${l}.active_at - ${l}.started_at), 0)`;

/** Full synchronizations as the API reads them. */
export const fullSyncReads: ReadableSettings = {
  type: 'FullSync',
  table: 'sync.full_sync',
  filters: {},
  orderings: ['createdAt'],
  computed: { expected: SUM('expected'), processed: SUM('processed'), failed: SUM('failed') },
  relations: { lines: list('FullSyncLine', 'fullSyncId', 'id', 'position') },
};

/** Lines of full synchronizations as the API reads them. */
export const fullSyncLineReads: ReadableSettings = {
  type: 'FullSyncLine',
  table: 'sync.full_sync_line',
  filters: {},
  orderings: ['position'],
  computed: {
    waitsFor: {
      sql: (
        l,
      ) => `(SELECT coalesce(jsonb_agg(m.name ORDER BY d.position), '[]') FROM sync.full_sync_line d
        JOIN sync.table_mapping m ON m.id = d.mapping_id
       WHERE d.full_sync_id = ${l}.full_sync_id AND jsonb_exists(${l}.dependencies, m.name)
         AND d.choice IN ('FULL', 'COUPLE') AND d.status <> 'FINISHED')`,
    },
    recordsPerSecond: { sql: (l) => `(${l}.processed / ${SECONDS(l)})::float8` },
    secondsLeft: {
      sql: (l) => `CASE WHEN ${l}.status = 'IN_PROCESS' AND ${l}.processed > 0
        THEN ceil(greatest(${l}.expected - ${l}.processed, 0) * ${SECONDS(l)} / ${l}.processed)::int END`,
    },
  },
  relations: {
    mapping: one('TableMapping', 'mappingId'),
    coupleRun: one('SyncRun', 'coupleRunId'),
    toCrmRun: one('SyncRun', 'toRunId'),
    fromCrmRun: one('SyncRun', 'fromRunId'),
  },
};
