import { invalidInput } from '../../platform/errors/input.errors';
import { Refusal } from '../../platform/errors/refusal';

/** A step from one state to another that the record's life does not know. */
export function invalidState(step: {
  noun: string;
  key: string;
  from: string;
  to: string;
  next: readonly string[];
}): Refusal {
  const { noun, key, from, to, next } = step;
  return new Refusal('INVALID_STATE', `${noun} ${key} is ${from} and cannot become ${to}.`, {
    field: 'stateCode',
    data: { noun, key, from, to },
    remedy:
      next.length === 0
        ? `${from} is final; make a new record instead.`
        : `From ${from} it can become ${next.join(' or ')}.`,
  });
}

/** The record's state keeps it as it is. */
export function recordReadOnly(noun: string, key: string, state: string, remedy: string): Refusal {
  return new Refusal('RECORD_READ_ONLY', `${noun} ${key} is ${state} and cannot be changed.`, {
    field: 'stateCode',
    data: { noun, key, state },
    remedy,
  });
}

/** The record cannot be removed while others refer to it. */
export function recordInUse(noun: string, key: string, cause: unknown): Refusal {
  return new Refusal('RECORD_IN_USE', `${noun} ${key} is used by other records.`, {
    data: { noun, key },
    remedy: 'Remove what refers to it first, or set it inactive instead.',
    cause,
  });
}

/** The property is accepted when the record is created, and never changes afterwards. */
export function fixedOnceSet(noun: string, property: string): Refusal {
  return invalidInput(property, `${property} of a ${noun.toLowerCase()} cannot be changed.`);
}
