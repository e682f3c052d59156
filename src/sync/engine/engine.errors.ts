import type { RowValue } from '../../platform/database/record-table';
import { Refusal } from '../../platform/errors/refusal';
import type { Side } from '../mapping/direction';

/** A reference that cannot be taken over, as the record holds it. */
export interface UnresolvedReference {
  /** Property of the record that refers. */
  field: string;
  /** What the property holds: a code, a number or an id. */
  value: string;
  /** Schema-qualified table of the referred record. */
  table: string;
  /** Table mapping through which the referred record is to be coupled. */
  mapping: string;
  /** Ids of the referred record, as far as they are known. */
  erpId?: string | null;
  crmId?: string | null;
}

/** A record refers to one that has to be coupled first (C-34). */
export function referenceNotCoupled(reference: UnresolvedReference): Refusal {
  const { field, value, table, mapping, erpId = null, crmId = null } = reference;
  const create = crmId === null ? 'couplingCreateInCrm' : 'couplingCreateInErp';
  return new Refusal(
    'REFERENCE_NOT_COUPLED',
    `${field} refers to ${nounOf(table)} ${value}, which is not coupled.`,
    {
      field,
      remedy: `Couple ${nounOf(table)} ${value} through ${mapping} first (couplingCreate or ${create}), then synchronize again.`,
      data: { field, value, table, mapping, erpId, crmId },
    },
  );
}

/** A record refers to one that does not exist on the side it is read from, or has no counterpart there at all. */
export function referenceMissing(reference: UnresolvedReference): Refusal {
  const { field, value, table, mapping } = reference;
  return new Refusal(
    'REFERENCE_NOT_COUPLED',
    `${field} refers to ${nounOf(table)} ${value}, which does not exist.`,
    {
      field,
      remedy: `Correct ${field}, or create ${nounOf(table)} ${value} and couple it through ${mapping} (couplingCreate).`,
      data: { field, value, table, mapping, erpId: null, crmId: null, missing: true },
    },
  );
}

/** The salesperson who is to own a record, or the user who owns it, has no counterpart (K-12). */
export function ownerNotCoupled({ message, field, remedy, data }: Refusal): Refusal {
  return new Refusal('OWNER_NOT_COUPLED', message, {
    ...(field === null ? {} : { field }),
    ...(remedy === null ? {} : { remedy }),
    data,
  });
}

/** A record belongs to a team of the CRM, which no salesperson can stand for. */
export function ownerIsATeam(field: string, teamId: string): Refusal {
  return new Refusal(
    'OWNER_IS_A_TEAM',
    `${field} names the team ${teamId}; only a user has a salesperson as counterpart.`,
    {
      field,
      remedy: 'Assign the CRM record to a user who is coupled, then synchronize again.',
      data: { field, teamId },
    },
  );
}

/** No table mapping connects the tables of a reference (C-35). */
export function referenceNotMapped(mapping: string, field?: string): Refusal {
  return new Refusal(
    'REFERENCE_NOT_MAPPED',
    `There is no table mapping ${mapping} to resolve the reference.`,
    {
      ...(field === undefined ? {} : { field }),
      remedy: `Enable or create the table mapping ${mapping}, or disable the field mapping (fieldMappingUpdate).`,
      data: { mapping },
    },
  );
}

/** A value cannot be converted to the type of the other side (S-14/6). */
export function fieldConversion(field: string, value: string, target: string): Refusal {
  return new Refusal(
    'FIELD_CONVERSION',
    `${field} holds "${value}", which ${target} cannot take.`,
    {
      field,
      remedy: `Correct ${field} and synchronize again, or change the field mapping (fieldMappingUpdate).`,
      data: { field, value, target },
    },
  );
}

/** A field that both sides changed to different values since they last agreed. */
export interface FieldConflict {
  erpField: string | null;
  crmField: string | null;
  /** Fields of one unit share their fate, such as an address; null: the field stands alone. */
  unit: string | null;
  /** Values when both sides last agreed; null when never. */
  base: { erp: RowValue; crm: RowValue } | null;
  erp: RowValue;
  crm: RowValue;
}

/** Both sides changed the same thing since they last agreed (S-15). */
export function updateConflict(
  conflicts: readonly FieldConflict[],
  pair: { couplingId: string | null; erpVersion: string; crmVersion: string },
): Refusal {
  const fields = conflicts.map((conflict) => conflict.erpField ?? conflict.crmField ?? '');
  return new Refusal(
    'UPDATE_CONFLICT',
    `Both sides changed ${fields.join(', ')} since they last agreed.`,
    {
      field: fields[0] ?? '',
      remedy:
        'Choose per field which side is right (conflictSettle), or let one side win whole (couplingSyncNow with direction TO_CRM or FROM_CRM).',
      data: { ...pair, conflicts },
    },
  );
}

/** The record is coupled, but its counterpart is gone (S-20). */
export function counterpartDeleted(
  missing: Side,
  noun: string,
  id: string,
  restorable = true,
): Refusal {
  const other = missing === 'CRM' ? 'ERP' : 'CRM';
  const remedy = restorable
    ? `Restore it from the ${other} record (couplingRestore), or remove the coupling (couplingDelete).`
    : `Its table mapping writes nothing to the ${missing}: remove the coupling (couplingDelete), or couple the ${other} record with another one (couplingCreate).`;
  return new Refusal(
    'COUNTERPART_DELETED',
    `${noun} ${id} on the ${missing} side no longer exists.`,
    { remedy, data: { side: missing, noun, id } },
  );
}

/** The counterpart is gone, and the deletion policy leaves the pair as it is (7.2); no error, but worth saying. */
export function deletionSettled(
  missing: Side,
  { noun, id }: { noun: string; id: string },
  policy: 'IGNORE' | 'DEACTIVATE',
): Refusal {
  const other = missing === 'CRM' ? 'ERP' : 'CRM';
  const because =
    policy === 'IGNORE'
      ? 'the deletion policy IGNORE keeps the pair as it is'
      : `the ${other} record was deactivated by the deletion policy and is left alone`;
  return new Refusal(
    'DELETION_SETTLED',
    `${noun} ${id} on the ${missing} side no longer exists; ${because}.`,
    {
      remedy: `Nothing has to be done. To change it, restore the ${missing} record (couplingRestore), remove the coupling (couplingDelete), or choose another deletionPolicy (tableMappingUpdate).`,
      data: { side: missing, noun, id, policy },
    },
  );
}

/** A CRM record that took over another one in a merge, and the ERP record that it belongs to already. */
export interface MergeWinner {
  readonly id: string;
  /** As a person names it, such as `Account Kontor`. */
  readonly name: string;
  /** Null: it is free. */
  readonly holder: {
    readonly id: string;
    readonly name: string;
    readonly couplingId: string;
  } | null;
}

/** The coupled CRM record was merged into another one (D-7); what to do depends on whether that one is free. */
export function counterpartMerged(
  pair: { id: string; erpId: string; crmId: string },
  field: string,
  told: { mapping: string; loser: string; winner: MergeWinner | null } | null = null,
): Refusal {
  const { loser = `CRM record ${pair.crmId}`, winner = null } = told ?? {};
  const holder = winner?.holder ?? null;
  const into = winner ? winner.name : 'another record';
  const taken = holder ? `, which is coupled to ${holder.name}` : '';
  return new Refusal('COUNTERPART_MERGED', `${loser} was merged into ${into}${taken}.`, {
    field,
    remedy: mergeRemedy(winner),
    data: {
      ...{ mapping: told?.mapping ?? null, couplingId: pair.id },
      ...{ erpId: pair.erpId, crmId: pair.crmId, winnerId: winner?.id ?? null },
      winner: winner?.name ?? null,
      ...{ holderErpId: holder?.id ?? null, otherRecord: holder?.name ?? null },
      otherCouplingId: holder?.couplingId ?? null,
    },
  });
}

function mergeRemedy(winner: MergeWinner | null): string {
  if (!winner)
    return 'Couple the ERP record with another CRM record (couplingCreate), or remove the coupling (couplingDelete).';
  if (!winner.holder)
    return `Couple the ERP record with ${winner.name} (couplingCreate with crmId ${winner.id}).`;
  return `Two ERP records stand for one CRM record now. Remove this coupling (couplingDelete), or first that of ${winner.holder.name}.`;
}

/** The deletion policy asks to deactivate records of a noun that knows no such state (7.2). */
export function cannotDeactivate(mapping: string, noun: string): Refusal {
  return new Refusal('DEACTIVATION_UNKNOWN', `${noun} records cannot be deactivated.`, {
    field: 'deletionPolicy',
    remedy: `Choose NONE, IGNORE, RESTORE or REMOVE_COUPLING as the deletion policy of ${mapping} (tableMappingUpdate).`,
    data: { mapping, noun },
  });
}

/** The record was changed by someone else while it was being written, twice in a row. */
export function changedMeanwhile(noun: string, key: string): Refusal {
  return new Refusal(
    'CHANGED_MEANWHILE',
    `${noun} ${key} was changed by someone else while it was synchronized.`,
    {
      remedy: 'Nothing was written. Synchronize again (couplingSyncNow).',
      data: { noun, key },
    },
  );
}

/** The table of a mapping's records has lines that only travel with their header (S-13). */
export function linesNeedHeader(
  mapping: string,
  remedy = 'Synchronize the header instead (couplingSyncNow).',
): Refusal {
  return new Refusal(
    'LINES_NEED_HEADER',
    `Records of ${mapping} are lines; they travel with their header.`,
    {
      remedy,
      data: { mapping },
    },
  );
}

/** The last word of a schema-qualified table name, as people read it. */
export function nounOf(table: string): string {
  return (table.split('.').at(-1) ?? table).replaceAll('_', ' ');
}
