import { Refusal } from './refusal';

/** An input value breaks a rule of its form: length, range, pattern, presence. */
export function invalidInput(field: string, message: string): Refusal {
  return new Refusal('INVALID_INPUT', message, {
    field,
    remedy: 'Correct the value and send again.',
  });
}

/** The record that an input names does not exist. */
export function recordNotFound(noun: string, key: string, field = 'id'): Refusal {
  return new Refusal('RECORD_NOT_FOUND', `${noun} ${key} does not exist.`, {
    field,
    data: { noun, key },
    remedy: `Look the ${wordsOf(noun)} up and pass an existing one.`,
  });
}

/** Another record has the same natural key. */
export function alreadyExists(noun: string, key: string, field: string): Refusal {
  return new Refusal('ALREADY_EXISTS', `${noun} ${key} exists already.`, {
    field,
    data: { noun, key },
    remedy: 'Choose another value, or update the existing record.',
  });
}

/** The record was changed by someone else since the caller read it. */
export function versionConflict(noun: string, key: string): Refusal {
  return new Refusal('VERSION_CONFLICT', `${noun} ${key} was changed by someone else meanwhile.`, {
    field: 'version',
    data: { noun, key },
    remedy: 'Read the record again and repeat the change on its present values.',
  });
}

// `FieldMapping` is a field mapping.
function wordsOf(noun: string): string {
  return noun.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
