import { Refusal } from '../../platform/errors/refusal';

/** A reference names a record that does not exist. */
export function referenceNotFound(field: string, noun: string, key: string): Refusal {
  return new Refusal('REFERENCE_NOT_FOUND', `There is no ${noun} ${key}.`, {
    field,
    data: { noun, key },
    remedy: `Create the ${noun} first, or choose an existing one.`,
  });
}
