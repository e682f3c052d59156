import { Decimal } from 'decimal.js';
import type { SideColumns } from '../filters/side-columns';
import { columnNamed } from '../filters/side-columns';
import { FIELD_LOOKUP } from './transformation-types';
import { ruleCycle, ruleInvalid } from './transformation.errors';
import type { ParameterSpec, RuleParameters, TransformationType } from './transformation-type';

/** A rule as somebody wrote it. */
export interface WrittenRule {
  code: string;
  type: string;
  parameters: Readonly<Record<string, unknown>>;
  nextCode: string | null;
}

/** What rules are checked against. */
export interface RuleChecks {
  types: ReadonlyMap<string, TransformationType>;
  /** Columns of a table; null when there is no such table. */
  columnsOf(table: string): SideColumns | null;
}

/** The parameters of a rule, checked and in the form that runs use; refuses the first that is not in order. */
export function checkedParameters(rule: WrittenRule, checks: RuleChecks): RuleParameters {
  const type = checks.types.get(rule.type);
  if (!type) {
    const known = [...checks.types.keys()].join(', ');
    throw ruleInvalid(rule.code, null, `there is no type ${rule.type}; there are ${known}.`);
  }
  const refuse = (parameter: string, message: string) => ruleInvalid(rule.code, parameter, message);
  for (const name of Object.keys(rule.parameters)) {
    if (!type.parameters[name]) throw refuse(name, `${rule.type} takes no ${name}.`);
  }
  const parameters: Record<string, string | number | undefined> = {};
  for (const [name, spec] of Object.entries(type.parameters)) {
    const value = rule.parameters[name];
    if (value === undefined || value === null || value === '') {
      if (spec.required) throw refuse(name, `${rule.type} needs ${name}.`);
      continue;
    }
    const read = parameterOf(spec, value);
    if (typeof read === 'object') throw refuse(name, `${name} ${read.complaint}`);
    parameters[name] = read;
  }
  const complaint = type.complaint?.(parameters);
  if (complaint) throw refuse(complaint.parameter, complaint.message);
  if (rule.type === FIELD_LOOKUP) checkLookup(rule.code, parameters, checks);
  return parameters;
}

/** Refuses a chain that comes back to a rule it has passed (T-17); `rules` are as they will be. */
export function checkChain(code: string, nextOf: (code: string) => string | null): void {
  const passed = [code];
  for (let next = nextOf(code); next !== null; next = nextOf(next)) {
    if (passed.includes(next)) throw ruleCycle([...passed.slice(passed.indexOf(next)), next]);
    passed.push(next);
  }
}

function parameterOf(spec: ParameterSpec, value: unknown): string | number | { complaint: string } {
  const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  if (typeof text !== 'string') return { complaint: 'is a text or a number.' };
  switch (spec.kind) {
    case 'number':
      return /^-?\d{1,9}$/.test(text) ? Number(text) : { complaint: 'is a whole number.' };
    case 'decimal':
      return /^-?\d{1,20}(\.\d{1,20})?$/.test(text)
        ? new Decimal(text).toFixed()
        : { complaint: 'is a number.' };
    case 'culture':
      return isCulture(text) ? text : { complaint: `is a culture such as da-DK; ${text} is none.` };
    case 'choice':
      return spec.choices?.includes(text)
        ? text
        : { complaint: `is one of ${(spec.choices ?? []).join(', ')}.` };
    default:
      return text.length <= (spec.longest ?? 250)
        ? text
        : { complaint: `has at most ${spec.longest ?? 250} characters.` };
  }
}

function isCulture(text: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([text]).length > 0;
  } catch {
    return false;
  }
}

function checkLookup(
  code: string,
  parameters: Record<string, string | number | undefined>,
  checks: RuleChecks,
): void {
  const table = String(parameters.table);
  const columns = checks.columnsOf(table);
  if (!columns) throw ruleInvalid(code, 'table', `there is no table ${table} on either side.`);
  for (const name of ['searchField', 'resultField']) {
    const column = columnNamed(columns, String(parameters[name]));
    if (!column || column.path !== undefined) {
      throw ruleInvalid(code, name, `${table} has no column ${String(parameters[name])}.`);
    }
    parameters[name] = column.property;
  }
}
