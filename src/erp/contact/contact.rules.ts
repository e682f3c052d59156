import type { Row } from '../../platform/database/record-table';
import { textOf } from '../common/row-values';

/** The parts a person's name is made of. */
export interface NameParts {
  firstName: string | null;
  middleName: string | null;
  surname: string | null;
}

const PART_LENGTH = 30;
const NAME_LENGTH = 100;

/** Properties that hold the parts of a person's name. */
export const NAME_PARTS = ['firstName', 'middleName', 'surname'] as const;

/** A person's name from its parts, in their order; null when all are blank. */
export function fullName(row: Row): string | null {
  const name = NAME_PARTS.map((part) => textOf(row[part])?.trim())
    .filter((part) => part)
    .join(' ');
  return name === '' ? null : name.slice(0, NAME_LENGTH);
}

/** A person's name taken apart: the first word, the last word, and what lies between. */
export function namePartsOf(name: string | null): NameParts {
  const words = (name ?? '').split(/\s+/).filter((word) => word !== '');
  const first = words.shift() ?? null;
  const last = words.pop() ?? null;
  return { firstName: cut(first), middleName: cut(words.join(' ')), surname: cut(last) };
}

function cut(part: string | null): string | null {
  return part === null || part === '' ? null : part.slice(0, PART_LENGTH).trimEnd();
}
