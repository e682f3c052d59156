import { invalidInput } from '../../../platform/errors/input.errors';
import { isValueOf } from '../read/values';

/** Refuses an argument that is no id; null passes. */
export function checkId(field: string, id: string | null | undefined): void {
  if (id != null && !isValueOf('uuid', id)) throw invalidInput(field, `${field} is no id.`);
}
