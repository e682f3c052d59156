import { Refusal } from '../../../platform/errors/refusal';

/** A user-defined field that an input names: of which table, and where the input has it. */
export interface NamedUserField {
  readonly table: string;
  readonly name: string;
  /** Path inside the input, such as `changes.userFields.shoeSize`. */
  readonly at: string;
}

/** The table has no user-defined field of that name. */
export function userFieldUnknown(
  { table, name, at }: NamedUserField,
  declared: readonly string[],
  similar: readonly string[],
): Refusal {
  const hint = similar.length > 0 ? ` Did you mean ${similar.join(' or ')}?` : '';
  const declare = 'declare the field first (userFieldCreate)';
  return new Refusal('FIELD_UNKNOWN', `${table} has no user-defined field ${name}.${hint}`, {
    field: at,
    remedy:
      declared.length > 0
        ? `Use a declared one (${listed(declared)}), or ${declare}.`
        : `${table} has none yet: ${declare}.`,
    data: { table, name, declared: declared.slice(0, LISTED), similar },
  });
}

/** A value does not fit the declaration of its user-defined field; `allowed` says what does. */
export function userFieldMisfit(
  { table, name, at }: NamedUserField,
  value: unknown,
  allowed: string,
): Refusal {
  return new Refusal('INVALID_INPUT', `${name} takes ${allowed}, not ${shown(value)}.`, {
    field: at,
    remedy:
      'Correct the value, or send null to clear it; userFields shows the declarations, userFieldUpdate changes a length and userFieldCreate declares a field of another type.',
    data: { table, name, allowed },
  });
}

/** The values of user-defined fields are not given by name. */
export function userFieldsMisshapen(value: unknown, at: string): Refusal {
  return new Refusal(
    'INVALID_INPUT',
    `userFields takes an object of values by name, such as { shoeSize: 42 }, not ${shown(value)}.`,
    { field: at, remedy: 'Send an object; null or an empty one clears all values.' },
  );
}

function listed(names: readonly string[]): string {
  const more = names.length - LISTED;
  return names.slice(0, LISTED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

// A long value would bury the sentence.
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > SHOWN ? `${Array.from(text).slice(0, SHOWN).join('')}...` : text;
}

/** Names that a remedy lists. */
const LISTED = 20;
const SHOWN = 60;
