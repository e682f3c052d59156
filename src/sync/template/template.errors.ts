import { Refusal } from '../../platform/errors/refusal';

/** A table mapping names a template that does not exist; nothing is inserted (S-17). */
export function templateMissing(mapping: string, code: string): Refusal {
  return new Refusal(
    'TEMPLATE_MISSING',
    `${mapping} fills new records from the template ${code}, which does not exist.`,
    {
      field: 'template',
      remedy: `Create the template (recordTemplateCreate), or take it off the mapping (tableMappingTemplatesSet); then synchronize again.`,
      data: { mapping, template: code },
    },
  );
}

/** A template gives a value that its field cannot hold, or a field that cannot be given. */
export function templateValueInvalid(name: string, message: string): Refusal {
  return new Refusal('TEMPLATE_INVALID', message, {
    field: `defaults.${name}`,
    remedy: 'Correct the value; mappableFields lists the fields and their kinds.',
    data: { field: name },
  });
}

/** A template names a number series that does not exist (T-16). */
export function numberSeriesUnknown(name: string, code: string): Refusal {
  return new Refusal('TEMPLATE_INVALID', `There is no number series ${code || '(blank)'}.`, {
    field: `defaults.${name}`,
    remedy:
      'Name one that exists (query `numberSeriesList`), or leave it out: the default series of the sales setup.',
    data: { field: name, numberSeries: code },
  });
}

/** A template is used by table mappings. */
export function templateInUse(code: string, mappings: readonly string[]): Refusal {
  return new Refusal('RECORD_IN_USE', `Template ${code} is used by ${mappings.join(', ')}.`, {
    field: 'code',
    remedy: 'Take it off there first (tableMappingTemplatesSet).',
    data: { template: code, mappings },
  });
}
