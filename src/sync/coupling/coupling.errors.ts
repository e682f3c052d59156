import { Refusal } from '../../platform/errors/refusal';
import type { Side } from '../mapping/direction';
import type { Coupling } from './coupling.entity';

/** A record as a refusal names it. */
export interface NamedRecord {
  noun: string;
  /** What a person calls the record, such as its number. */
  name: string;
  id: string;
}

/** The CRM record already belongs to another ERP record that exists (C-3). */
export function couplingTaken(
  mapping: string,
  crm: NamedRecord,
  other: NamedRecord,
  couplingId: string,
): Refusal {
  return new Refusal(
    'COUPLING_TAKEN',
    `${crm.noun} ${crm.name} is already coupled to ${other.noun} ${other.name}.`,
    {
      field: 'crmId',
      remedy: `Remove that coupling first (couplingDelete), or choose another ${crm.noun}.`,
      data: {
        mapping,
        couplingId,
        crmId: crm.id,
        erpId: other.id,
        otherRecord: `${other.noun} ${other.name}`,
      },
    },
  );
}

/** Coupling that starts from the CRM record never takes an ERP record away from its own counterpart (C-4). */
export function erpAlreadyCoupled(
  mapping: string,
  erp: NamedRecord,
  crmId: string,
  present: Pick<Coupling, 'id' | 'crmId'>,
): Refusal {
  return new Refusal(
    'ERP_ALREADY_COUPLED',
    `${erp.noun} ${erp.name} is already coupled to another CRM record, ${present.crmId}.`,
    {
      field: 'erpId',
      remedy:
        'Remove that coupling first (couplingDelete), or couple from the ERP record (couplingCreate with startFrom ERP).',
      data: {
        mapping,
        couplingId: present.id,
        erpId: erp.id,
        crmId,
        coupledCrmId: present.crmId,
      },
    },
  );
}

/** The CRM record exists but is outside the filter of the table mapping (1.3). */
export function crmOutsideFilter(
  mapping: string,
  crm: NamedRecord,
  field: 'crmId' | 'crmName' = 'crmId',
): Refusal {
  return new Refusal(
    'CRM_OUTSIDE_FILTER',
    `${crm.noun} ${crm.name} is outside the CRM filter of ${mapping}.`,
    {
      field,
      remedy: 'Choose another record, change this one, or change the filter (tableMappingUpdate).',
      data: { mapping, crmId: crm.id },
    },
  );
}

/** There is no CRM record of that id. */
export function crmNotFound(noun: string, id: string): Refusal {
  return new Refusal('CRM_NOT_FOUND', `${noun} ${id} does not exist in the CRM.`, {
    field: 'crmId',
    remedy: 'Look the record up and pass an existing one.',
    data: { noun, id },
  });
}

/** No CRM record that may be coupled carries the name, or one that starts with it (1.3). */
export function crmNameNotFound(mapping: string, noun: string, name: string): Refusal {
  return new Refusal('CRM_NOT_FOUND', `No ${noun} is named ${name}, or starts with it.`, {
    field: 'crmName',
    remedy: 'Choose one of the candidates (couplingCandidates), or create a new record.',
    data: { mapping, noun, name },
  });
}

/** There is no ERP record of that id. */
export function erpNotFound(noun: string, id: string): Refusal {
  return new Refusal('ERP_NOT_FOUND', `${noun} ${id} does not exist in the ERP.`, {
    field: 'erpId',
    remedy: 'Look the record up and pass an existing one.',
    data: { noun, id },
  });
}

/** The record has no coupling (C-14). */
export function notCoupled(record: string, side: Side): Refusal {
  const create = side === 'ERP' ? 'couplingCreateInCrm' : 'couplingCreateInErp';
  return new Refusal('NOT_COUPLED', `${record} is not coupled.`, {
    remedy: `Couple it with an existing record (couplingCreate), or create its counterpart (${create}).`,
    data: { record, side },
  });
}

/** There is no coupling of that id: it was removed, or never was. */
export function couplingNotFound(id: string): Refusal {
  return new Refusal('NOT_COUPLED', `There is no coupling ${id}.`, {
    remedy:
      'Look the pair up and pass its present id (couplings); one that was removed is coupled again by couplingCreate.',
    data: { couplingId: id },
  });
}

/** The coupling exists, but the records or the mapping named beside it are not its own. */
export function couplingOfOthers({ id, erpId, crmId }: Coupling): Refusal {
  return new Refusal('NOT_COUPLED', `Coupling ${id} does not join the records named beside it.`, {
    remedy:
      'Name the pair by couplingId alone, or by its own records, which data names (erpId, crmId).',
    data: { couplingId: id, erpId, crmId },
  });
}

/** There is no error entry of that id: its run was removed from the log, or it never was. */
export function errorNotFound(id: string): Refusal {
  return new Refusal('NOT_COUPLED', `There is no error entry ${id}, and so no pair behind it.`, {
    remedy:
      'Look the error up again (syncRunErrors), or name the pair by couplingId, erpId or crmId.',
    data: { errorId: id },
  });
}

/** The record is coupled and its counterpart exists, so there is nothing to create (C-15). */
export function alreadyCoupled(record: string, couplingId: string): Refusal {
  return new Refusal('ALREADY_COUPLED', `${record} is coupled already.`, {
    remedy: 'Synchronize the pair instead (couplingSyncNow).',
    data: { record, couplingId },
  });
}

/** The record is outside the filter of the table mapping, so no counterpart is created for it. */
export function outOfScope(record: string, side: Side, mapping: string): Refusal {
  return new Refusal('OUT_OF_SCOPE', `${record} is outside the ${side} filter of ${mapping}.`, {
    remedy: 'Change the record so that it fits, or change the filter (tableMappingUpdate).',
    data: { record, side, mapping },
  });
}

/** The pair is marked as skipped and waits for a person (S-24). */
export function couplingSkipped(failureCode: string | null): Refusal {
  return new Refusal(
    'SKIPPED',
    `The coupling is skipped${failureCode === null ? '' : ` after ${failureCode} twice`}.`,
    {
      remedy: 'Remove the reason, then bring it back (couplingRetry).',
      data: { failureCode },
    },
  );
}

/** The record to be overwritten is newer than the last agreement (S-6). A merge helps only where both sides may write. */
export function destinationNewer(side: Side, twoWay: boolean): Refusal {
  const source = side === 'ERP' ? 'CRM' : 'ERP';
  return new Refusal(
    'DESTINATION_NEWER',
    `The ${side} record was changed since both sides last agreed.`,
    {
      remedy: twoWay
        ? 'Merge both (direction MERGE), synchronize it alone with an explicit direction, or overwrite on purpose (overwriteNewer).'
        : `The mapping goes to the ${side} alone: enter in the ${source} what is to stay, then overwrite on purpose (overwriteNewer). syncPreview shows what would be lost.`,
      data: { side, twoWay },
    },
  );
}

/** Orders that travel both ways are created on the other side, never coupled by hand (C-13). */
export function notSupportedForOrders(mapping: string): Refusal {
  return new Refusal(
    'NOT_SUPPORTED_FOR_ORDERS',
    'Orders are not coupled by hand while they travel both ways.',
    {
      remedy: 'Create the counterpart instead (couplingCreateInCrm or couplingCreateInErp).',
      data: { mapping },
    },
  );
}

/** The record takes no part in its table mapping by the mapping's own rules (S-13). */
export function notEligible(record: string, mapping: string): Refusal {
  return new Refusal('NOT_ELIGIBLE', `${record} takes no part in ${mapping}.`, {
    remedy: 'See the record rules of the table mapping; change the record so that it takes part.',
    data: { record, mapping },
  });
}

/** A record reference names several couplings, as the record is coupled through several table mappings. */
export function couplingAmbiguous(id: string, mappings: readonly string[]): Refusal {
  return new Refusal(
    'COUPLING_AMBIGUOUS',
    `Record ${id} is coupled through ${mappings.join(' and ')}.`,
    {
      field: 'mapping',
      remedy: 'Name the table mapping.',
      data: { id, mappings },
    },
  );
}

/** Links to CRM records need to know where its pages are. */
export function crmAddressMissing(): Refusal {
  return new Refusal(
    'CRM_ADDRESS_MISSING',
    'The sales settings do not say where the pages of the CRM are.',
    { remedy: 'Set crmWebAddress (salesSettingsUpdate).' },
  );
}

/** The CRM has no page for records of this mapping, such as the values of an option set. */
export function noCrmPage(mapping: string): Refusal {
  return new Refusal('CRM_PAGE_MISSING', `The CRM has no page for the records of ${mapping}.`, {
    data: { mapping },
  });
}
