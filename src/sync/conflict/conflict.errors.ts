import { invalidInput } from '../../platform/errors/input.errors';
import { Refusal } from '../../platform/errors/refusal';
import type { Side } from '../mapping/direction';
import type { FieldChoice } from './choices';
import type { PairConflict, PairField } from './pair-conflict';

/** One side of the pair was written since the caller saw it; nothing was settled. */
export function pairMoved(
  side: Side,
  record: string,
  versions: { seen: string; present: string },
): Refusal {
  return new Refusal(
    'VERSION_CONFLICT',
    `${record} was changed since version ${versions.seen}; it is at ${versions.present}.`,
    {
      field: side === 'ERP' ? 'erpVersion' : 'crmVersion',
      remedy: 'Read the conflict again (coupling.conflict) and settle it on its present versions.',
      data: { side, ...versions },
    },
  );
}

/** A field is in conflict and nothing says which side is right. */
export function choiceMissing(fields: readonly PairField[], state: PairConflict): Refusal {
  const names = fields.map((field) => field.unit ?? field.erpField);
  return new Refusal(
    'CHOICE_MISSING',
    `No choice was given for ${[...new Set(names)].join(', ')}, which both sides changed.`,
    {
      field: 'fields',
      remedy: 'Choose for each of these fields, or give one choice for all.',
      data: { couplingId: state.couplingId, fields: fields.map(({ erpField }) => erpField) },
    },
  );
}

/** A given value is of a kind that the field of the ERP does not take. */
export function valueUnfit(field: string, value: string): Refusal {
  return new Refusal('FIELD_CONVERSION', `${field} cannot take the value ${value}.`, {
    field: 'fields',
    remedy: `Give a value that ${field} can take (mappableFields tells its kind).`,
    data: { field, value },
  });
}

/** A given value is longer than the field of the ERP. */
export function valueTooLong(field: string, length: number): Refusal {
  return invalidInput(
    'fields',
    `The value for ${field} is too long; it takes ${length} characters.`,
  );
}

/** Fields that make sense only together were given to different sides. */
export function unitSplit(unit: string, choices: readonly FieldChoice[]): Refusal {
  return new Refusal(
    'MERGE_UNIT_SPLIT',
    `The fields of ${unit} make sense only together, and different choices were given for them.`,
    {
      field: 'fields',
      remedy: `Give one choice for ${unit} as a whole, or a value for each of its differing fields.`,
      data: { unit, choices: choices.map(({ field, take }) => ({ field, take })) },
    },
  );
}
