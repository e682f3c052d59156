import type { RecordTable, Row } from '../../platform/database/record-table';
import type { WriteResult } from '../../platform/database/record-writer';
import type { Tx } from '../../platform/database/db';
import { recordNotFound, versionConflict } from '../../platform/errors/input.errors';

/** Reads and locks the one record that a verb is about; refuses when it is gone or at another version. */
export async function lockRecord(
  tx: Tx,
  table: RecordTable,
  noun: string,
  { id, version }: { readonly id: string; readonly version?: string | null },
): Promise<Row> {
  const row = (await table.rowsByIds(tx, [id], 'update')).get(id);
  if (!row) throw recordNotFound(noun, id);
  if (version != null && row.version !== version) throw versionConflict(noun, id);
  return row;
}

/** The version that writing one record produced; throws what refused it. */
export function writtenVersion(result: WriteResult, id: string, noun: string): string {
  const refusal = result.refused.get(id);
  if (refusal) throw refusal;
  const version = result.versions.get(id);
  if (version === undefined) throw versionConflict(noun, id);
  return version;
}
