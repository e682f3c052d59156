import { FIELD_PROPERTIES, MAPPING_PROPERTIES } from '../../mapping/configurable-properties';
import { DELETION_POLICIES } from '../../mapping/mapping-definition';
import type {
  FieldElement,
  MappingElement,
  RuleElement,
  TemplateElement,
  TemplateUseElement,
  UserFieldElement,
} from './elements';
import { documentMalformed } from './import-problems';

/** A table mapping as a document may give it: what is left out stays as it is. */
export type GivenMapping = Partial<Omit<MappingElement, 'fields' | 'templates'>> & {
  name: string;
  fields?: GivenField[];
  templates?: TemplateUseElement[];
};

/** A field row as a document may give it. */
export type GivenField = Partial<FieldElement>;

/** A configuration as a document may give it; a part that is left out stays as it is. */
export interface GivenConfiguration {
  tableMappings?: GivenMapping[];
  transformationRules?: (Partial<RuleElement> & { code: string })[];
  templates?: (Partial<TemplateElement> & { code: string })[];
  userFields?: (Partial<UserFieldElement> & { table: string; name: string })[];
}

type Shape = Readonly<Record<string, Kind>>;
type Kind =
  | 'text'
  | 'optionalText'
  | 'flag'
  | 'number'
  | 'optionalNumber'
  | 'object'
  | 'texts'
  | 'any'
  | 'list';

const MARKS: Shape = { userDefined: 'flag', customised: 'texts' };

const KINDS: Readonly<Record<string, Kind>> = {
  title: 'text',
  enabled: 'flag',
  direction: 'text',
  onlyCoupled: 'flag',
  erpFilter: 'any',
  crmFilter: 'any',
  deletionPolicy: 'text',
  updatePolicy: 'optionalText',
  syncAfterCoupling: 'flag',
  createOnNoMatch: 'flag',
  numberPolicy: 'text',
  multiCompany: 'flag',
  intervalMinutes: 'optionalNumber',
  inactivityMinutes: 'optionalNumber',
  eventWakeup: 'flag',
  dependsOn: 'texts',
  constantValue: 'optionalText',
  rule: 'optionalText',
  refersToMapping: 'optionalText',
  refersToErpKey: 'optionalText',
  transformationRule: 'optionalText',
  transformationDirection: 'optionalText',
  clearOnFailedSync: 'flag',
  onFailure: 'text',
  notNull: 'flag',
  validateErp: 'flag',
  validateCrm: 'flag',
  mergeUnit: 'optionalText',
  useForMatching: 'flag',
  matchCaseSensitive: 'flag',
  matchPriority: 'number',
};

const shapeOf = (properties: readonly string[]): Shape =>
  Object.fromEntries(properties.map((property) => [property, KINDS[property] ?? 'any']));

const MAPPING: Shape = {
  name: 'text',
  variant: 'text',
  erpTable: 'text',
  crmTable: 'text',
  ...shapeOf(MAPPING_PROPERTIES),
  ...MARKS,
  fields: 'list',
  templates: 'list',
};
const FIELD: Shape = {
  erpField: 'optionalText',
  crmField: 'optionalText',
  ...shapeOf(FIELD_PROPERTIES),
  ...MARKS,
};
const USE: Shape = { side: 'text', template: 'text', filter: 'any' };
const RULE: Shape = {
  code: 'text',
  description: 'optionalText',
  type: 'text',
  parameters: 'object',
  nextRule: 'optionalText',
  ...MARKS,
};
const TEMPLATE: Shape = { code: 'text', title: 'optionalText', table: 'text', defaults: 'object' };
const USER_FIELD: Shape = {
  table: 'text',
  name: 'text',
  title: 'optionalText',
  type: 'text',
  length: 'optionalNumber',
};

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  direction: ['BOTH', 'TO_CRM', 'FROM_CRM'],
  transformationDirection: ['BOTH', 'TO_CRM', 'FROM_CRM'],
  numberPolicy: ['ASSIGN', 'KEEP'],
  deletionPolicy: DELETION_POLICIES,
  onFailure: ['FAIL', 'SKIP', 'CLEAR'],
  side: ['ERP', 'CRM'],
};
const POLICIES = {
  mapping: ['NONE', 'SEND', 'GET', 'MERGE'],
  field: ['ERP_WINS', 'CRM_WINS', 'ASK'],
} as const;
const USER_FIELD_TYPES = ['TEXT', 'CODE', 'INTEGER', 'DECIMAL', 'BOOLEAN', 'DATE', 'DATE_TIME'];

/** Reads a document; refuses one of the wrong form with the place of the first fault. What it says is checked later. */
export function parseDocument(document: unknown): GivenConfiguration {
  const root = objectAt(document, '');
  if (root.format !== 1) throw documentMalformed('format', 'this hub reads format 1.');
  const parts = ['tableMappings', 'transformationRules', 'templates', 'userFields'];
  for (const part of Object.keys(root))
    if (part !== 'format' && !parts.includes(part))
      throw documentMalformed(part, 'a configuration has no such part.');
  for (const [at, mapping] of elements(root.tableMappings, 'tableMappings', MAPPING)) {
    choice(mapping, 'updatePolicy', POLICIES.mapping, at);
    for (const [below, field] of elements(mapping.fields, `${at}.fields`, FIELD))
      choice(field, 'updatePolicy', POLICIES.field, below);
    elements(mapping.templates, `${at}.templates`, USE, ['side', 'template']);
  }
  elements(root.transformationRules, 'transformationRules', RULE, ['code']);
  elements(root.templates, 'templates', TEMPLATE, ['code']);
  for (const [at, field] of elements(root.userFields, 'userFields', USER_FIELD, ['table', 'name']))
    choice(field, 'type', USER_FIELD_TYPES, at);
  return root;
}

function elements(
  list: unknown,
  at: string,
  shape: Shape,
  required: readonly string[] = shape === MAPPING ? ['name'] : [],
): [string, Record<string, unknown>][] {
  if (list === undefined) return [];
  if (!Array.isArray(list)) throw documentMalformed(at, 'is a list.');
  return list.map((entry, index) => {
    const path = `${at}.${index}`;
    const element = objectAt(entry, path);
    for (const property of required)
      if (element[property] === undefined) throw documentMalformed(path, `needs ${property}.`);
    for (const [property, value] of Object.entries(element)) {
      const kind = shape[property];
      if (!kind) throw documentMalformed(`${path}.${property}`, 'there is no such property.');
      if (!fits(kind, value)) throw documentMalformed(`${path}.${property}`, WORDS[kind]);
      const choices = CHOICES[property];
      if (choices) choice(element, property, choices, path);
    }
    return [path, element];
  });
}

function choice(
  element: Record<string, unknown>,
  property: string,
  choices: readonly string[],
  at: string,
): void {
  const value = element[property];
  if (value === undefined || value === null || choices.includes(String(value))) return;
  throw documentMalformed(`${at}.${property}`, `is one of ${choices.join(', ')}.`);
}

const WORDS: Readonly<Record<Kind, string>> = {
  text: 'is a text.',
  optionalText: 'is a text or null.',
  flag: 'is true or false.',
  number: 'is a whole number.',
  optionalNumber: 'is a whole number or null.',
  object: 'is an object.',
  texts: 'is a list of texts.',
  list: 'is a list.',
  any: 'is missing.',
};

function fits(kind: Kind, value: unknown): boolean {
  switch (kind) {
    case 'text':
      return typeof value === 'string' && value.length <= 250;
    case 'optionalText':
      return value === null || (typeof value === 'string' && value.length <= 250);
    case 'flag':
      return typeof value === 'boolean';
    case 'number':
      return Number.isInteger(value);
    case 'optionalNumber':
      return value === null || Number.isInteger(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'texts':
      return Array.isArray(value) && value.every((each) => typeof each === 'string');
    case 'list':
      return Array.isArray(value);
    default:
      return value !== undefined;
  }
}

function objectAt(value: unknown, at: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw documentMalformed(at, 'is an object.');
}
