import { Refusal } from '../../platform/errors/refusal';

/** The unit belongs to another unit group than the one at hand. */
export function unitNotInGroup(field: string, unit: string, where: string): Refusal {
  return new Refusal(
    'UNIT_NOT_IN_GROUP',
    `Unit ${unit} does not belong to the unit group of ${where}.`,
    {
      field,
      data: { unit },
      remedy: 'Choose a unit of that group, or add the unit to the group.',
    },
  );
}

/** The base unit of a group is what its other units count; it stays as it is. */
export function baseUnitFixed(field: string, unit: string): Refusal {
  return new Refusal(
    'INVALID_INPUT',
    `${unit} is the base unit of its group; its ${field} is fixed.`,
    {
      field,
      data: { unit },
      remedy: 'Change the other units of the group instead.',
    },
  );
}
