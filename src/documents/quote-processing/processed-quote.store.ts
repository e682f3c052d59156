import type { Db, Tx } from '../../platform/database/db';

/** What became of a CRM quote before. */
export type ProcessedFacts = Record<string, string | null> & {
  /** Id of the CRM quote. */
  readonly id: string;
  /** The ERP quote that stands for it; null: another revision has it, or it is gone. */
  readonly erpQuoteId: string | null;
  readonly wonAt: string | null;
};

/** What became of a CRM quote now. */
export interface ProcessedNow {
  readonly id: string;
  readonly erpQuoteId: string | null;
  readonly won: boolean;
}

/** All that is remembered of a processed CRM quote. */
export type ProcessedRow = ProcessedFacts & {
  readonly runId: string;
  readonly processedAt: string;
};

const COLUMNS = `id, erp_quote_id AS "erpQuoteId", run_id AS "runId", processed_at AS "processedAt", won_at AS "wonAt"`;

/** All SQL of processed quotes. */
export class ProcessedQuoteStore {
  /** What became of the quotes before, by id. */
  async byIds(db: Db, ids: readonly string[]): Promise<Map<string, ProcessedFacts>> {
    if (ids.length === 0) return new Map();
    const rows = await db.query<ProcessedFacts>(
      `/* processed-quote.byIds */ SELECT id, erp_quote_id AS "erpQuoteId", won_at AS "wonAt"
         FROM sync.processed_quote WHERE id = ANY($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Parts these ERP quotes from the revisions they stood for so far (QT-11). */
  async release(tx: Tx, erpQuoteIds: readonly string[]): Promise<void> {
    if (erpQuoteIds.length === 0) return;
    await tx.execute(
      `/* processed-quote.release */ UPDATE sync.processed_quote SET erp_quote_id = NULL WHERE erp_quote_id = ANY($1::uuid[])`,
      [erpQuoteIds],
    );
  }

  /** Records what became of quotes. */
  async save(
    tx: Tx,
    quotes: readonly ProcessedNow[],
    run: { readonly id: string; readonly now: string },
  ): Promise<void> {
    if (quotes.length === 0) return;
    await tx.execute(
      `/* processed-quote.save */ INSERT INTO sync.processed_quote AS p (id, erp_quote_id, run_id, processed_at, won_at)
       SELECT s.id, s.erp_quote_id, $4, $5, CASE WHEN s.won THEN $5::timestamptz END
         FROM unnest($1::uuid[], $2::uuid[], $3::boolean[]) AS s (id, erp_quote_id, won)
       ON CONFLICT (id) DO UPDATE SET erp_quote_id = EXCLUDED.erp_quote_id, run_id = EXCLUDED.run_id,
              processed_at = EXCLUDED.processed_at, won_at = coalesce(p.won_at, EXCLUDED.won_at)`,
      [
        quotes.map(({ id }) => id),
        quotes.map(({ erpQuoteId }) => erpQuoteId),
        quotes.map(({ won }) => won),
        run.id,
        run.now,
      ],
    );
  }

  /** Ids of the CRM quotes that ERP quotes stand for now. */
  async listByErpQuotes(db: Db, erpQuoteIds: readonly string[]): Promise<ProcessedRow[]> {
    if (erpQuoteIds.length === 0) return [];
    return db.query<ProcessedRow>(
      `/* processed-quote.listByErpQuotes */ SELECT ${COLUMNS} FROM sync.processed_quote WHERE erp_quote_id = ANY($1::uuid[])`,
      [erpQuoteIds],
    );
  }

  /** All that is remembered of CRM quotes. */
  async rowsOf(db: Db, ids: readonly string[]): Promise<ProcessedRow[]> {
    if (ids.length === 0) return [];
    return db.query<ProcessedRow>(
      `/* processed-quote.rowsOf */ SELECT ${COLUMNS} FROM sync.processed_quote WHERE id = ANY($1::uuid[]) ORDER BY id`,
      [ids],
    );
  }

  /** Forgets what is remembered of CRM quotes. */
  async forget(tx: Tx, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await tx.execute(
      `/* processed-quote.forget */ DELETE FROM sync.processed_quote WHERE id = ANY($1::uuid[])`,
      [ids],
    );
  }

  /** Remembers again what was remembered of CRM quotes. */
  async putBack(tx: Tx, rows: readonly object[]): Promise<void> {
    if (rows.length === 0) return;
    await tx.execute(
      `/* processed-quote.putBack */ INSERT INTO sync.processed_quote (id, erp_quote_id, run_id, processed_at, won_at)
       SELECT s.id, s."erpQuoteId", s."runId", s."processedAt", s."wonAt"
         FROM json_to_recordset($1::json)
           AS s (id uuid, "erpQuoteId" uuid, "runId" uuid, "processedAt" timestamptz, "wonAt" timestamptz)`,
      [JSON.stringify(rows)],
    );
  }
}
