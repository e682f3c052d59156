import { jsonLines, plainArray } from '../../platform/database/array-values';
import type { Db, Tx } from '../../platform/database/db';
import type { FieldChanges } from '../engine/fields/changed-values';
import type { Side } from '../mapping/direction';
import type { JournalAction, JournalEntry } from './journal-entry.entity';

/** One write to be journalled. */
export interface NewJournalEntry {
  couplingId: string | null;
  side: Side;
  recordTable: string;
  recordId: string;
  action: JournalAction;
  version: string | null;
  /** Version that the record had before an update; with it one can tell whether anybody else wrote in between. */
  versionBefore?: string | null;
  changes: FieldChanges;
  /** Fields of an update that somebody had changed since both sides last agreed; absent: none. */
  overwrote?: readonly string[];
}

/** Under this name an update keeps the record's versions before and after it. */
export const VERSIONS = '@version';

/** Under this name an update keeps the fields whose edits it buried. */
export const OVERWROTE = '@overwrote';

const COLUMNS = `j.id, j.run_id AS "runId", j.coupling_id AS "couplingId", j.side, j.record_table AS "recordTable",
  j.record_id AS "recordId", j.action, j.version, j.changes, j.created_at AS "createdAt"`;

/** How a statement that writes records journals them, set-wise: a `SELECT` of these columns follows. */
export const INTO_JOURNAL = `INSERT INTO sync.journal_entry
              (run_id, coupling_id, side, record_table, record_id, action, version, changes, created_at)`;

/** All SQL of the journal. */
export class JournalStore {
  /** Adds entries of a run, in their order, in one statement. */
  async add(
    tx: Tx,
    runId: string,
    now: string,
    entries: readonly NewJournalEntry[],
  ): Promise<void> {
    if (entries.length === 0) return;
    await tx.execute(
      `/* journal.add */ INSERT INTO sync.journal_entry
              (run_id, coupling_id, side, record_table, record_id, action, version, changes, overwrote, created_at)
       SELECT $8, coupling_id, side, record_table, record_id, action, version, changes::jsonb, overwrote, $9
         FROM unnest($1::uuid[], $2::varchar[], $3::varchar[], $4::uuid[], $5::varchar[], $6::bigint[], string_to_array($7, E'\\n', ''), $10::boolean[])
           AS s (coupling_id, side, record_table, record_id, action, version, changes, overwrote)`,
      [
        plainArray(entries, (entry) => entry.couplingId),
        plainArray(entries, (entry) => entry.side),
        plainArray(entries, (entry) => entry.recordTable),
        plainArray(entries, (entry) => entry.recordId),
        plainArray(entries, (entry) => entry.action),
        plainArray(entries, (entry) => entry.version),
        jsonLines(entries, changesOf),
        runId,
        now,
        plainArray(entries, (entry) => (entry.overwrote ? 't' : 'f')),
      ],
    );
  }

  /** What a run wrote, newest first, below an entry id. */
  async pageByRunBackwards(
    db: Db,
    runId: string,
    first: number,
    before: string | null = null,
  ): Promise<JournalEntry[]> {
    return (await db.query(
      `/* journal.pageByRunBackwards */ SELECT ${COLUMNS} FROM sync.journal_entry j
        WHERE j.run_id = $1 AND ($3::bigint IS NULL OR j.id < $3::bigint) ORDER BY j.id DESC LIMIT $2`,
      [runId, first, before],
    )) as unknown as JournalEntry[];
  }

  /** What a run wrote to records, in order. */
  async listByRunAndRecords(
    db: Db,
    runId: string,
    recordIds: readonly string[],
  ): Promise<JournalEntry[]> {
    if (recordIds.length === 0) return [];
    return (await db.query(
      `/* journal.listByRunAndRecords */ SELECT ${COLUMNS} FROM sync.journal_entry j
        WHERE j.run_id = $1 AND j.record_id = ANY($2::uuid[]) ORDER BY j.id`,
      [runId, recordIds],
    )) as unknown as JournalEntry[];
  }

  /** What was written to records after an entry, in order. */
  async listByRecordsAfter(
    db: Db,
    recordIds: readonly string[],
    after: string,
  ): Promise<JournalEntry[]> {
    if (recordIds.length === 0) return [];
    return (await db.query(
      `/* journal.listByRecordsAfter */ SELECT ${COLUMNS} FROM sync.journal_entry j
        WHERE j.record_id = ANY($1::uuid[]) AND j.id > $2 ORDER BY j.id`,
      [recordIds, after],
    )) as unknown as JournalEntry[];
  }

  /** Everything that runs wrote, in order; of runs over few records. */
  async listByRuns(db: Db, runIds: readonly string[]): Promise<JournalEntry[]> {
    if (runIds.length === 0) return [];
    return (await db.query(
      `/* journal.listByRuns */ SELECT ${COLUMNS} FROM sync.journal_entry j
        WHERE j.run_id = ANY($1::uuid[]) ORDER BY j.id`,
      [runIds],
    )) as unknown as JournalEntry[];
  }

  /** The records that entries are about, by the ids of the entries. */
  async recordsByIds(
    db: Db,
    ids: readonly string[],
  ): Promise<Map<string, { table: string; id: string }>> {
    const rows = await db.query<{ entry: string; table: string; id: string }>(
      `/* journal.recordsByIds */ SELECT j.id AS entry, j.record_table AS table, j.record_id AS id
         FROM sync.journal_entry j WHERE j.id = ANY($1::bigint[])`,
      [ids],
    );
    return new Map(rows.map(({ entry, table, id }) => [entry, { table, id }]));
  }

  /** History of a record, newest first, below an entry id. */
  async pageByRecord(
    db: Db,
    recordId: string,
    first: number,
    before: string | null = null,
  ): Promise<JournalEntry[]> {
    return (await db.query(
      `/* journal.pageByRecord */ SELECT ${COLUMNS} FROM sync.journal_entry j
        WHERE j.record_id = $1 AND ($3::bigint IS NULL OR j.id < $3::bigint) ORDER BY j.id DESC LIMIT $2`,
      [recordId, first, before],
    )) as unknown as JournalEntry[];
  }

  /** What a run wrote, in order, above an entry id. */
  async pageByRun(
    db: Db,
    runId: string,
    first: number,
    after: string | null = null,
  ): Promise<JournalEntry[]> {
    return (await db.query(
      `/* journal.pageByRun */ SELECT ${COLUMNS} FROM sync.journal_entry j
        WHERE j.run_id = $1 AND ($3::bigint IS NULL OR j.id > $3::bigint) ORDER BY j.id LIMIT $2`,
      [runId, first, after],
    )) as unknown as JournalEntry[];
  }
}

function changesOf(entry: NewJournalEntry): object {
  const { changes, version, versionBefore, overwrote } = entry;
  if (version === null || !versionBefore) return changes;
  const kept = { ...changes, [VERSIONS]: [versionBefore, version] };
  return overwrote ? { ...kept, [OVERWROTE]: [null, overwrote] } : kept;
}
