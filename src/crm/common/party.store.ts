import type { Db } from '../../platform/database/db';
import type { CustomerIdType, OwnerIdType } from './reference-types';

/** Tells which table an owner or a customer of CRM records is in; ids that are in none are missing. */
export class PartyStore {
  /** Users and teams among the ids. */
  async ownerTypesByIds(db: Db, ids: readonly string[]): Promise<Map<string, OwnerIdType>> {
    if (ids.length === 0) return new Map();
    const rows = await db.query<{ id: string; type: OwnerIdType }>(
      `/* crm.party.owners */
       SELECT id, 'systemuser' AS type FROM crm.system_user WHERE id = ANY($1::uuid[])
       UNION ALL SELECT id, 'team' FROM crm.team WHERE id = ANY($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row.type]));
  }

  /** Accounts and contacts among the ids. */
  async customerTypesByIds(db: Db, ids: readonly string[]): Promise<Map<string, CustomerIdType>> {
    if (ids.length === 0) return new Map();
    const rows = await db.query<{ id: string; type: CustomerIdType }>(
      `/* crm.party.customers */
       SELECT id, 'account' AS type FROM crm.account WHERE id = ANY($1::uuid[])
       UNION ALL SELECT id, 'contact' FROM crm.contact WHERE id = ANY($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row.type]));
  }
}
