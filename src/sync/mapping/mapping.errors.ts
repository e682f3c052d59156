import { nearestNames } from '../../platform/nearest-names';
import { Refusal } from '../../platform/errors/refusal';
import type { PassDirection, Side } from './direction';

/** No active table mapping covers the table (C-3). */
export function tableNotMapped(table: string, field = 'mapping'): Refusal {
  return new Refusal('TABLE_NOT_MAPPED', `No active table mapping covers ${table}.`, {
    field,
    remedy:
      'Enable or create a table mapping for it (tableMappingUpdate), or name one of the existing ones (tableMappings).',
    data: { table },
  });
}

/** There is no table mapping of the name that somebody gave. */
export function mappingUnknown(name: string, known: Iterable<string>, field = 'mapping'): Refusal {
  const similar = [...new Set(nearestNames(known, name))];
  const hint = similar.length === 0 ? '' : ` Did you mean ${similar.join(' or ')}?`;
  return new Refusal('TABLE_NOT_MAPPED', `There is no table mapping "${name}".${hint}`, {
    field,
    remedy: 'Name one of the existing table mappings (tableMappings).',
    data: { mapping: name, similar },
  });
}

/** The table mapping that was named is switched off, or its settings do not hold. */
export function mappingDisabled(mapping: string, because: string): Refusal {
  return new Refusal(
    'TABLE_NOT_MAPPED',
    `The table mapping ${mapping} is not active: ${because}.`,
    {
      field: 'mapping',
      remedy:
        'Enable it (tableMappingUpdate), or change the setting that excludes it (salesSettingsUpdate).',
      data: { mapping },
    },
  );
}

/** Several table mappings cover the table and the record is inside the filter of none of them (C-16). */
export function mappingNotDetermined(
  side: Side,
  table: string,
  record: string,
  candidates: readonly string[],
): Refusal {
  return new Refusal(
    'MAPPING_NOT_DETERMINED',
    `${side} record ${record} of ${table} fits none of the table mappings ${candidates.join(', ')}.`,
    {
      field: 'mapping',
      remedy:
        'Name the table mapping, or change the type, state or company of the record so that it fits one.',
      data: { side, table, record, candidates },
    },
  );
}

/** No active field mapping of the table mapping goes this way (T-7). */
export function noFieldForDirection(mapping: string, direction: PassDirection): Refusal {
  return new Refusal(
    'NO_FIELD_FOR_DIRECTION',
    `${mapping} has no enabled field mapping that goes ${direction}.`,
    {
      remedy:
        'Enable a field mapping of that direction (fieldMappingUpdate), or choose the other direction.',
      data: { mapping, direction },
    },
  );
}

/** The table mapping does not go this way. */
export function directionNotAllowed(mapping: string, own: string, direction: string): Refusal {
  return new Refusal('DIRECTION_NOT_ALLOWED', `${mapping} goes ${own}, not ${direction}.`, {
    field: 'direction',
    remedy: `Leave the direction out, or let the table mapping go both ways (tableMappingUpdate).`,
    data: { mapping, own, direction },
  });
}
