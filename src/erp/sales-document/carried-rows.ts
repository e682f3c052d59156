import type { Row } from '../../platform/database/record-table';
import type { RecordWriter } from '../../platform/database/record-writer';
import type { Refusal } from '../../platform/errors/refusal';

/** The values of a row that another table has too, without what belongs to the row itself. */
export function carried(row: Row, to: RecordWriter): Row {
  const own = new Set([
    'id',
    'number',
    'documentId',
    'documentNumber',
    'idempotencyKey',
    'createdAt',
    'modifiedAt',
    'modifiedBy',
    'version',
    'changedXid',
  ]);
  return Object.fromEntries(
    Object.entries(row).filter(
      ([property]) => !own.has(property) && to.table.columns.has(property),
    ),
  );
}

/** Throws the first of the refusals, if there is one: a posting is whole or nothing. */
export function throwFirst(refused: ReadonlyMap<string, Refusal>): void {
  const [refusal] = refused.values();
  if (refusal) throw refusal;
}
