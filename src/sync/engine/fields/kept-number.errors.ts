import { Refusal } from '../../../platform/errors/refusal';

/** The number of a CRM record that its new ERP record is to keep. */
export interface KeptNumber {
  mapping: string;
  /** Property of the CRM record that holds the number; null: the mapping has none. */
  field: string | null;
  value: string;
  /** The CRM record as people read it. */
  record: string;
  /** What is to be created in the ERP. */
  noun: string;
}

/** The CRM record has no number to keep. */
export function keptNumberMissing(kept: KeptNumber): Refusal {
  const { record, noun, field } = kept;
  return refusal(
    'CRM_NUMBER_MISSING',
    `${record} has no ${field ?? 'number'}, which the ${noun.toLowerCase()} is to keep.`,
    kept,
    `Give the CRM record its ${field ?? 'number'}`,
  );
}

/** The CRM number has more characters than the ERP takes. */
export function keptNumberTooLong(kept: KeptNumber, length: number): Refusal {
  const { record, noun, field, value } = kept;
  return refusal(
    'CRM_NUMBER_TOO_LONG',
    `${field} of ${record} is ${value}; the number of a ${noun.toLowerCase()} has ${length} characters at most.`,
    { ...kept, data: { length } },
    `Shorten ${field} of the CRM record`,
  );
}

/** The ERP does not take the number: another record has it, or its series gives all numbers itself. */
export function keptNumberRefused(kept: KeptNumber, cause: Refusal): Refusal {
  const { field, value, record } = kept;
  const taken = cause.code === 'ALREADY_EXISTS';
  return refusal(
    taken ? 'CRM_NUMBER_TAKEN' : cause.code,
    `${field} of ${record} is ${value}. ${cause.message}`,
    { ...kept, data: cause.data },
    taken
      ? `Couple the CRM record with that one (couplingCreate), change ${field} of the CRM record`
      : (cause.remedy ?? `Change ${field} of the CRM record`).replace(/\.$/, ''),
  );
}

function refusal(
  code: string,
  message: string,
  { mapping, field, value, data }: KeptNumber & { data?: Refusal['data'] },
  remedy: string,
): Refusal {
  return new Refusal(code, message, {
    field: field ?? 'number',
    remedy: `${remedy}, or let the number series number what ${mapping} creates (tableMappingUpdate with numberPolicy ASSIGN); then synchronize again.`,
    data: { ...data, mapping, field, value },
  });
}
