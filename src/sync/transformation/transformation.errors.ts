import { Refusal } from '../../platform/errors/refusal';

/** A parameter of a rule is missing, unknown or of the wrong form. */
export function ruleInvalid(code: string, parameter: string | null, message: string): Refusal {
  return new Refusal('RULE_INVALID', `Transformation rule ${code}: ${message}`, {
    field: parameter === null ? 'type' : `parameters.${parameter}`,
    remedy: 'Correct the parameter; transformationTypes lists what each type takes.',
    data: { rule: code, parameter },
  });
}

/** A chain of rules would come back to where it started (T-17). */
export function ruleCycle(chain: readonly string[]): Refusal {
  return new Refusal('RULE_CYCLE', `The chain ${chain.join(' → ')} never ends.`, {
    field: 'nextRule',
    remedy: 'Choose another next rule, or none.',
    data: { chain },
  });
}

/** A rule is used by field mappings or by other rules (T-19). */
export function ruleInUse(code: string, places: readonly string[]): Refusal {
  return new Refusal(
    'RECORD_IN_USE',
    `Transformation rule ${code} is used by ${places.join(', ')}.`,
    {
      field: 'code',
      remedy: 'Take it off there first (fieldMappingUpdate, tableMappingClearTransformations).',
      data: { rule: code, places },
    },
  );
}

/** A value is too long or too odd for a rule to work on. */
export function transformationFailed(field: string, value: string, rule: string, because: string) {
  const shown = value.length > 200 ? `${value.slice(0, 200)}…` : value;
  return new Refusal(
    'FIELD_CONVERSION',
    `${field} holds "${shown}", on which the transformation rule ${rule} fails: ${because}`,
    {
      field,
      remedy: `Correct ${field}, or change the rule (transformationRuleUpdate).`,
      data: { field, value: shown, rule },
    },
  );
}
