import { Check, Index } from 'typeorm';
import { Ref, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';
import type { OwnerIdType } from './reference-types';

/** A CRM record that belongs to a user or a team. */
@Check(
  'ck_owner',
  `(owner_id_type IS NULL OR owner_id_type IN ('systemuser', 'team')) AND (owner_id IS NULL OR owner_id_type IS NOT NULL)`,
)
export abstract class OwnedRecord extends SideRecord {
  /** A user or a team, as `ownerIdType` says. */
  @Index()
  @Ref()
  ownerId: string | null;

  @Text(10)
  ownerIdType: OwnerIdType | null;
}
