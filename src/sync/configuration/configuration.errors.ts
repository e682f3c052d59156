import { Refusal } from '../../platform/errors/refusal';
import { nearestNames } from '../../platform/nearest-names';
import type { Direction } from '../mapping/direction';

/** A table mapping that is named does not exist. */
export function mappingNotFound(
  mapping: string,
  variant: string | null,
  { field = 'mapping', known = [] }: { field?: string; known?: readonly string[] } = {},
): Refusal {
  const name = variant ? `"${mapping}" (${variant})` : `"${mapping}"`;
  const similar = [...new Set(nearestNames(known, mapping))].filter((each) => each !== mapping);
  const hint = similar.length === 0 ? '' : ` Did you mean ${similar.join(' or ')}?`;
  return new Refusal('RECORD_NOT_FOUND', `There is no table mapping ${name}.${hint}`, {
    field,
    data: { noun: 'TableMapping', key: mapping, variant },
    remedy: 'Name one of the existing table mappings (tableMappings).',
  });
}

/** A mapping whose CRM side is a value of a list cannot go both ways (T-1). */
export function optionMappingOneWay(mapping: string, field = 'direction'): Refusal {
  return new Refusal(
    'OPTION_MAPPING_ONE_WAY',
    `${mapping} maps onto the values of an option column, which cannot go both ways.`,
    { field, remedy: 'Choose TO_CRM or FROM_CRM.', data: { mapping } },
  );
}

/** No enabled field row has exactly the direction that the mapping is to get (T-1). */
export function noFieldOfDirection(mapping: string, direction: Direction): Refusal {
  return new Refusal(
    'NO_FIELD_FOR_DIRECTION',
    `${mapping} has no enabled field mapping of direction ${direction}.`,
    {
      field: 'direction',
      remedy: `Give at least one enabled field mapping the direction ${direction} first (fieldMappingUpdate).`,
      data: { mapping, direction },
    },
  );
}

/** The filters of order mappings that go both ways are fixed (T-4). */
export function filterFixed(mapping: string, field: string): Refusal {
  return new Refusal(
    'FILTER_FIXED',
    `${mapping} goes both ways, so that its filters are fixed: released ERP orders and submitted CRM orders.`,
    {
      field,
      remedy: 'Leave the filters as they are, or switch the order integration.',
      data: { mapping },
    },
  );
}

/** The mapping creates no ERP record that could keep a number of the CRM. */
export function numberPolicyNotAllowed(mapping: string, because: string): Refusal {
  return new Refusal('NUMBER_POLICY_NOT_ALLOWED', `${mapping} cannot keep numbers: ${because}.`, {
    field: 'numberPolicy',
    remedy:
      'Leave the policy at ASSIGN, or add a field mapping that pairs number with a field of the CRM (fieldMappingCreate) to a mapping that creates records in the ERP.',
    data: { mapping },
  });
}

/** No other company is connected to the CRM, so there is nothing to share (K-20). */
export function singleCompany(mapping: string): Refusal {
  return new Refusal(
    'SINGLE_COMPANY',
    `The CRM knows one company; ${mapping} has nobody to share records with.`,
    {
      field: 'multiCompany',
      remedy: 'Connect the other company with this CRM first.',
      data: { mapping },
    },
  );
}

/** The CRM records of a mapping belong to no company (K-20). */
export function companyUnknown(mapping: string): Refusal {
  return new Refusal(
    'INVALID_INPUT',
    `CRM records of ${mapping} carry no company; all companies see them already.`,
    { field: 'multiCompany', remedy: 'Leave the switch off.', data: { mapping } },
  );
}

/** A field that a row names is no column of its table and no declared user-defined field. */
export function fieldUnknown(
  table: string,
  name: string,
  field: string,
  similar: readonly string[],
): Refusal {
  const hint = similar.length > 0 ? ` Did you mean ${similar.join(' or ')}?` : '';
  return new Refusal('FIELD_UNKNOWN', `${table} has no field ${name}.${hint}`, {
    field,
    remedy:
      'Name a stored column (mappableFields), or declare the user-defined field first (userFieldCreate).',
    data: { table, name, similar },
  });
}

/** A field cannot take part in a mapping, or not in this direction (T-26). */
export function fieldNotMappable(table: string, name: string, because: string, field: string) {
  return new Refusal('FIELD_NOT_MAPPABLE', `${name} of ${table} ${because}.`, {
    field,
    remedy: 'Choose another field (mappableFields), or another direction.',
    data: { table, name },
  });
}

/** The fields of a pair hold values of different kinds (T-8). */
export function fieldTypesDiffer(
  erp: { field: string; type: string },
  crm: { field: string; type: string },
): Refusal {
  return new Refusal(
    'FIELD_TYPES_DIFFER',
    `${erp.field} is of type ${erp.type} and ${crm.field} of type ${crm.type}; they do not go together.`,
    {
      field: 'crmField',
      remedy:
        'Choose fields of one type, attach a transformation rule to a text, or name the table mapping that a reference goes through (refersToMapping).',
      data: { erp, crm },
    },
  );
}

/** Another enabled row of the mapping writes the same field, or maps the same pair. */
export function fieldAlreadyMapped(mapping: string, name: string, by: string, field: string) {
  return new Refusal('FIELD_ALREADY_MAPPED', `${name} is written by another row of ${mapping}.`, {
    field,
    remedy: 'Change or disable that row instead (fieldMappingUpdate).',
    data: { mapping, field: name, fieldMappingId: by },
  });
}

/** Two settings of a row or mapping exclude each other. */
export function settingsExclude(message: string, field: string, remedy: string): Refusal {
  return new Refusal('SETTINGS_EXCLUDE', message, { field, remedy, data: { field } });
}

/** A constant is no value of the field it is written to. */
export function constantInvalid(
  name: string,
  value: string,
  type: string,
  options: readonly string[],
): Refusal {
  const known = options.length === 0 ? '' : `: one of ${options.join(', ')}`;
  return new Refusal('CONSTANT_INVALID', `"${value}" is no value of ${name}, which is ${type}.`, {
    field: 'constantValue',
    remedy: `Give a value that the field can hold${known}.`,
    data: { field: name, value, type, ...(options.length === 0 ? {} : { options }) },
  });
}

/** What is delivered can be switched off and changed, but not removed. */
export function deliveredFixed(noun: string, name: string, remedy: string): Refusal {
  return new Refusal('DELIVERED_FIXED', `${noun} ${name} is delivered and cannot be removed.`, {
    remedy,
    data: { noun, name },
  });
}

/** A conversion that a row names does not exist. */
export function conversionUnknown(name: string, known: readonly string[]): Refusal {
  return new Refusal('RULE_UNKNOWN', `There is no conversion ${name}.`, {
    field: 'rule',
    remedy: `Name one of ${known.join(', ')}, or none.`,
    data: { rule: name, known },
  });
}

/** A transformation rule that is named does not exist. */
export function ruleUnknown(code: string, field: string): Refusal {
  return new Refusal('RULE_UNKNOWN', `There is no transformation rule ${code}.`, {
    field,
    remedy: 'Name an existing rule (transformationRules), or create it (transformationRuleCreate).',
    data: { rule: code },
  });
}

/** A table that is named is no table of its side. */
export function tableUnknown(table: string, field: string, known: Iterable<string> = []): Refusal {
  const similar = nearestNames(known, table);
  const hint = similar.length === 0 ? '' : ` Did you mean ${similar.join(' or ')}?`;
  return new Refusal('TABLE_UNKNOWN', `There is no table ${table}.${hint}`, {
    field,
    remedy: 'Name a table of the ERP or the CRM (mappableTables).',
    data: { table },
  });
}

/** A table belongs to another table mapping already (T-24). */
export function tableAlreadyMapped(
  table: string,
  mappings: readonly string[],
  field: string,
): Refusal {
  return new Refusal(
    'TABLE_ALREADY_MAPPED',
    `${table} is mapped already by ${mappings.join(', ')}.`,
    {
      field,
      remedy:
        'Add the fields to that mapping (fieldMappingCreate); or share the table (shareTables) and give a filter that tells the records apart.',
      data: { table, mappings },
    },
  );
}

/** Records are coupled through the mapping. */
export function mappingInUse(mapping: string, couplings: number): Refusal {
  return new Refusal('RECORD_IN_USE', `${couplings} pairs are coupled through ${mapping}.`, {
    field: 'mapping',
    remedy:
      'Uncouple them first (tableMappingUncouple), or disable the mapping (tableMappingUpdate).',
    data: { mapping, couplings },
  });
}

/** A mapping depends on one that does not exist, or in a circle. */
export function dependencyInvalid(mapping: string, on: string, because: string): Refusal {
  return new Refusal('INVALID_INPUT', `${mapping} cannot depend on ${on}: ${because}.`, {
    field: 'dependsOn',
    remedy: 'Name existing table mappings that do not depend on this one.',
    data: { mapping, on },
  });
}
