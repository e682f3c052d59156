import type { Db } from '../../platform/database/db';
import type { RecordSides } from '../../sync/engine/record-sides';
import { ownedRecord, type OwnedRef } from './owned-side';
import type { OwnerStore } from './owner.store';

/** Tells whether a CRM record is owned as the integration wants it (section 6.6). */
export class CheckOwner {
  constructor(
    private readonly sides: RecordSides,
    private readonly store: OwnerStore,
  ) {}

  /** By the user, who belongs to the business unit of the owning team; without a user, by that team itself. */
  async run(db: Db, { userId, ...ref }: OwnedRef & { userId: string | null }): Promise<boolean> {
    const { row } = await ownedRecord(db, this.sides, ref);
    const { user, team } = await this.store.facts(db, userId);
    if (!team) return false;
    if (userId === null) return row.ownerIdType === 'team' && row.ownerId === team.id;
    const within = user?.businessUnitId === team.businessUnitId;
    return within && row.ownerIdType === 'systemuser' && row.ownerId === userId;
  }
}
