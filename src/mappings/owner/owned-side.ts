import type { Db } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import { recordNotFound } from '../../platform/errors/input.errors';
import type { RecordSide } from '../../sync/engine/record-side';
import type { RecordSides } from '../../sync/engine/record-sides';
import { noOwner } from './owner.errors';

/** A CRM record as a link of the CRM names it. */
export interface OwnedRef {
  /** Logical name of the table, such as `account`. */
  readonly entityName: string;
  readonly crmId: string;
}

/** The record and its side; refuses records that have no owner or do not exist. */
export async function ownedRecord(
  db: Db,
  sides: RecordSides,
  { entityName, crmId }: OwnedRef,
): Promise<{ side: RecordSide; row: Row }> {
  const side = sides.findByEntityName(entityName);
  if (!side?.table.columns.has('ownerIdType')) throw noOwner(entityName);
  const row = (await side.load(db, [crmId])).get(crmId);
  if (!row) throw recordNotFound(side.noun, crmId);
  return { side, row };
}
