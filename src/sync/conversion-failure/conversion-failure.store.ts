import type { Tx } from '../../platform/database/db';
import type { Refusal } from '../../platform/errors/refusal';

/** A document that could not be converted. */
export interface NewConversionFailure {
  readonly id: string;
  readonly crmVersion: string | null;
  readonly refusal: Refusal;
}

/** So many failures of the same code in a row, and a document is tried once a day only. */
export const SKIPPED_AFTER = 10;

/** All SQL of failed conversions. */
export class ConversionFailureStore {
  /** Records failures of a run: the same code counts on, another one starts over. */
  async record(
    tx: Tx,
    run: { id: string; now: string },
    failures: readonly NewConversionFailure[],
  ): Promise<void> {
    if (failures.length === 0) return;
    await tx.execute(
      `/* conversion-failure.record */ INSERT INTO sync.conversion_failure AS f
              (id, crm_version, code, message, remedy, data, failure_count, skipped, run_id, first_failed_at, last_failed_at)
       SELECT s.id, s.crm_version, s.code, s.message, s.remedy, s.data, 1, false, $2, $3, $3
         FROM json_populate_recordset(NULL::sync.conversion_failure, $1::json) s
       ON CONFLICT (id) DO UPDATE SET
              failure_count = CASE WHEN f.code = EXCLUDED.code THEN f.failure_count + 1 ELSE 1 END,
              skipped = f.code = EXCLUDED.code AND f.failure_count + 1 >= $4,
              first_failed_at = CASE WHEN f.code = EXCLUDED.code THEN f.first_failed_at ELSE EXCLUDED.first_failed_at END,
              crm_version = EXCLUDED.crm_version, code = EXCLUDED.code, message = EXCLUDED.message, remedy = EXCLUDED.remedy,
              data = EXCLUDED.data, run_id = EXCLUDED.run_id, last_failed_at = EXCLUDED.last_failed_at`,
      [JSON.stringify(failures.map(rowOf)), run.id, run.now, SKIPPED_AFTER],
    );
  }

  /** Forgets failures of documents that were converted. */
  async clear(tx: Tx, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await tx.execute(
      `/* conversion-failure.clear */ DELETE FROM sync.conversion_failure WHERE id = ANY($1::uuid[])`,
      [ids],
    );
  }
}

function rowOf({ id, crmVersion, refusal }: NewConversionFailure): object {
  return {
    id,
    crm_version: crmVersion,
    code: refusal.code.slice(0, 60),
    message: refusal.message.slice(0, 1000),
    remedy: refusal.remedy?.slice(0, 1000) ?? null,
    data: refusal.data,
  };
}
