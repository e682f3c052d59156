import { goes, type PassDirection } from '../../mapping/direction';
import type { LiveMapping } from '../../mapping/live-mapping';
import { noFieldForDirection } from '../../mapping/mapping.errors';

/** Refuses a mapping whose enabled field rows all go the other way (T-7); the code alone serves option mappings. */
export function requireFields(
  { name, fields, definition }: LiveMapping,
  direction: PassDirection,
): void {
  if (definition.optionSet !== undefined) return;
  const active = fields.some(
    (field) =>
      goes(field.direction, direction) && (direction === 'FROM_CRM' || field.crmAccess !== 'read'),
  );
  if (!active) throw noFieldForDirection(name, direction);
}
