import { Refusal } from '../../platform/errors/refusal';

/** The mapping has no criterion to match by (C-28). */
export function noMatchCriteria(mapping: string): Refusal {
  return new Refusal('NO_MATCH_CRITERIA', `${mapping} has no field to match records by.`, {
    field: 'criteria',
    remedy:
      'Switch useForMatching on for a field mapping (fieldMappingUpdate), or pass criteria with the request.',
    data: { mapping },
  });
}

/** No CRM record matches. */
export function noMatch(record: string, mapping: string, fields: readonly string[]): Refusal {
  const compared =
    fields.length === 0 ? 'every field to compare is empty' : `compared: ${fields.join(', ')}`;
  return new Refusal('NO_MATCH', `No CRM record matches ${record} (${compared}).`, {
    remedy:
      'Couple it by hand (couplingCreate), create its counterpart (couplingCreateInCrm), or choose other criteria.',
    data: { record, mapping, fields },
  });
}

/** Several CRM records match; a person chooses. */
export function multipleMatches(
  record: string,
  mapping: string,
  found: { count: number; candidates: readonly string[]; fields: readonly string[] },
): Refusal {
  return new Refusal(
    'MULTIPLE_MATCHES',
    `${found.count} CRM records match ${record} by ${found.fields.join(', ')}.`,
    {
      remedy:
        'Couple it with the right one of the candidates (couplingCreate), or add a criterion.',
      data: { record, mapping, ...found },
    },
  );
}

/** The one CRM record that matches belongs to another ERP record. */
export function matchAlreadyCoupled(
  record: string,
  mapping: string,
  taken: { crmId: string; erpId: string; otherRecord: string; couplingId: string | null },
): Refusal {
  return new Refusal(
    'MATCH_ALREADY_COUPLED',
    `The CRM record that matches ${record} is coupled to ${taken.otherRecord}.`,
    {
      remedy:
        'Look which of the two is right: remove the other coupling (couplingDelete), or leave this record uncoupled.',
      data: { record, mapping, ...taken },
    },
  );
}

/** Orders that travel both ways are never coupled by matching (C-26). */
export function matchingNotOffered(mapping: string): Refusal {
  return new Refusal(
    'NOT_SUPPORTED_FOR_ORDERS',
    `Records of ${mapping} are not coupled by matching.`,
    {
      field: 'mapping',
      remedy: 'Create the counterpart instead (couplingCreateInCrm or couplingCreateInErp).',
      data: { mapping },
    },
  );
}
