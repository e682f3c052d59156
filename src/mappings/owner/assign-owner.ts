import type { Tx } from '../../platform/database/db';
import { recordNotFound } from '../../platform/errors/input.errors';
import type { RecordSides } from '../../sync/engine/record-sides';
import { ownerDisabled, ownerOutsideBusinessUnit, owningTeamMissing } from './owner.errors';
import { ownedRecord, type OwnedRef } from './owned-side';
import type { OwnerStore } from './owner.store';

/** Who is to own a CRM record. */
export interface AssignOwnerInput extends OwnedRef {
  /** Null: the owning team of the company. */
  readonly userId?: string | null;
  /** The user must belong to the business unit of the owning team. */
  readonly sameBusinessUnit: boolean;
}

/** The owner that a record has now. */
export interface AssignedOwner {
  readonly ownerId: string;
  readonly ownerIdType: 'systemuser' | 'team';
}

/** Gives a CRM record to a user or to the owning team of the company (section 6.6). */
export class AssignOwner {
  constructor(
    private readonly sides: RecordSides,
    private readonly store: OwnerStore,
  ) {}

  /** Assigns; repeating it changes nothing. */
  async run(tx: Tx, input: AssignOwnerInput): Promise<AssignedOwner> {
    const { side, row } = await ownedRecord(tx, this.sides, input);
    const owner = await this.owner(tx, input);
    if (row.ownerId === owner.ownerId && row.ownerIdType === owner.ownerIdType) return owner;
    const change = { id: input.crmId, version: null, changes: { ...owner } };
    const { refused } = await side.update(tx, [change]);
    for (const refusal of refused.values()) throw refusal;
    return owner;
  }

  private async owner(
    tx: Tx,
    { userId = null, sameBusinessUnit }: AssignOwnerInput,
  ): Promise<AssignedOwner> {
    const { user, team } = await this.store.facts(tx, userId);
    if (userId === null) {
      if (!team) throw owningTeamMissing();
      return { ownerId: team.id, ownerIdType: 'team' };
    }
    if (!user) throw recordNotFound('CRM user', userId);
    if (user.disabled) throw ownerDisabled(userId);
    if (sameBusinessUnit && !team) throw owningTeamMissing();
    if (sameBusinessUnit && user.businessUnitId !== team?.businessUnitId)
      throw ownerOutsideBusinessUnit(userId);
    return { ownerId: userId, ownerIdType: 'systemuser' };
  }
}
