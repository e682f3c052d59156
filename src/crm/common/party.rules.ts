import type { Tx } from '../../platform/database/db';
import type { OrganizationStore } from '../organization/organization.store';
import { type CrmWrite, idsIn, refuse } from './crm-write';
import type { PartyStore } from './party.store';
import { referenceNotFound } from './reference.errors';
import type { CustomerIdType } from './reference-types';

/**
 * Completes the owners of records: without one the default team owns the record, and `ownerIdType`
 * always follows the owner, whatever was said.
 */
export async function completeOwners(
  tx: Tx,
  writes: readonly CrmWrite[],
  parties: PartyStore,
  organizations: OrganizationStore,
): Promise<void> {
  const types = await parties.ownerTypesByIds(tx, idsIn(writes, 'ownerId'));
  const open = writes.filter(
    ({ isNew, values }) => values.ownerId == null && (isNew || values.ownerId === null),
  );
  const team = open.length > 0 ? (await organizations.getDefaults(tx)).ownerTeamId : null;
  for (const write of writes) {
    const { values } = write;
    delete values.ownerIdType;
    if (open.includes(write)) {
      Object.assign(values, { ownerId: team, ownerIdType: team === null ? null : 'team' });
    } else if (typeof values.ownerId === 'string') {
      const type = types.get(values.ownerId);
      if (type) values.ownerIdType = type;
      else refuse(write, referenceNotFound('ownerId', 'user or team', values.ownerId));
    }
  }
}

/** Completes a reference to an account or a contact: its type follows the record it names. */
export async function completeCustomers(
  tx: Tx,
  writes: readonly CrmWrite[],
  parties: PartyStore,
  property: string,
): Promise<Map<string, CustomerIdType>> {
  const types = await parties.customerTypesByIds(tx, idsIn(writes, property));
  for (const write of writes) {
    const { values } = write;
    const id = values[property];
    delete values[`${property}Type`];
    if (id === null) values[`${property}Type`] = null;
    if (typeof id !== 'string') continue;
    const type = types.get(id);
    if (type) values[`${property}Type`] = type;
    else refuse(write, referenceNotFound(property, 'account or contact', id));
  }
  return types;
}

/** Gives new records the organization's base currency where they name none. */
export async function completeCurrencies(
  tx: Tx,
  writes: readonly CrmWrite[],
  organizations: OrganizationStore,
): Promise<void> {
  const open = writes.filter(({ isNew, values }) => isNew && values.transactionCurrencyId == null);
  if (open.length === 0) return;
  const { baseCurrencyId } = await organizations.getDefaults(tx);
  for (const { values } of open) values.transactionCurrencyId = baseCurrencyId;
}
