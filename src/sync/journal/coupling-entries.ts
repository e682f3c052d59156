import type { Row, RowValue } from '../../platform/database/record-table';
import type { Coupling } from '../coupling/coupling.entity';
import type { NewJournalEntry } from './journal.store';

/** Under this name an entry keeps the coupling as it was before, which an undo needs and nobody reads. */
export const COUPLING_BEFORE = '@coupling';

/** The entry of a coupling that is removed; with what it takes to bring it back. */
export function uncoupledEntry(erpTable: string, coupling: Readonly<Coupling>): NewJournalEntry {
  const changes: NewJournalEntry['changes'] = { crmId: [coupling.crmId, null] };
  changes[COUPLING_BEFORE] = [coupling, null];
  return couplingEntry(erpTable, coupling, 'UNCOUPLE', changes);
}

/** The entry of two records that are coupled; `before` is the coupling as it was when it is only pointed elsewhere. */
export function coupledEntry(
  erpTable: string,
  pair: { id: string | null; erpId: string; crmId: RowValue },
  before: Readonly<Coupling> | null = null,
): NewJournalEntry {
  const changes: NewJournalEntry['changes'] = { crmId: [before?.crmId ?? null, pair.crmId] };
  if (before) changes[COUPLING_BEFORE] = [before, null];
  return couplingEntry(erpTable, pair, 'COUPLE', changes);
}

/** The entry of a record that is removed; with every value it had. */
export function deletedEntry(
  record: Pick<NewJournalEntry, 'couplingId' | 'side' | 'recordTable' | 'recordId'>,
  row: Row,
): NewJournalEntry {
  const values = Object.entries(row).filter(
    ([property, value]) => value !== null && !OWN.has(property),
  );
  return {
    ...record,
    action: 'DELETE',
    version: null,
    changes: Object.fromEntries(values.map(([property, value]) => [property, [value, null]])),
  };
}

// What the database stamps by itself says nothing of the record.
const OWN = new Set(['id', 'version', 'changedXid', 'createdAt', 'modifiedAt', 'modifiedBy']);

function couplingEntry(
  erpTable: string,
  { id, erpId }: { id: string | null; erpId: string },
  action: 'COUPLE' | 'UNCOUPLE',
  changes: NewJournalEntry['changes'],
): NewJournalEntry {
  return {
    couplingId: id,
    side: 'ERP',
    recordTable: erpTable,
    recordId: erpId,
    action,
    version: null,
    changes,
  };
}
