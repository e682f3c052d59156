import { Refusal } from '../../platform/errors/refusal';

/** A record that others refer to cannot be removed. */
export function recordInUse(noun: string, key: string, cause?: unknown): Refusal {
  return new Refusal('RECORD_IN_USE', `${noun} ${key} is referred to by other records.`, {
    field: 'id',
    data: { noun, key },
    remedy: 'Remove what refers to it first, or block the record instead.',
    cause,
  });
}

/** A value names a record that does not exist. */
export function referenceNotFound(field: string, noun: string, value: string): Refusal {
  return new Refusal('REFERENCE_NOT_FOUND', `There is no ${noun} ${value}.`, {
    field,
    data: { noun, value },
    remedy: `Create the ${noun} first, or choose an existing one.`,
  });
}

/** Entries of a ledger are added, never changed or removed. */
export function ledgerEntryFixed(noun: string): Refusal {
  return new Refusal('LEDGER_ENTRY_FIXED', `A ${noun.toLowerCase()} is never changed or removed.`, {
    field: 'id',
    remedy: 'Post an entry that corrects it.',
  });
}

/** A table of one row has it already. */
export function singleRecordExists(noun: string): Refusal {
  return new Refusal('ALREADY_EXISTS', `${noun} exists once, and does already.`, {
    remedy: 'Update the existing record.',
  });
}
