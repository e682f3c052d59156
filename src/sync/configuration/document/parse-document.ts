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
import { documentMalformed, type FormFault } from './import-problems';

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

/** Reads a document; refuses one of the wrong form with every fault and its place. What it says is checked later. */
export function parseDocument(document: unknown): GivenConfiguration {
  if (!isObject(document)) throw documentMalformed([{ path: '', message: 'is an object.' }]);
  const form = new DocumentForm();
  form.read(document);
  if (form.faults.length > 0) throw documentMalformed(form.faults);
  return document;
}

type Element = Record<string, unknown>;

/** Compares a document with the form that a configuration has, and notes each fault with its place. */
class DocumentForm {
  readonly faults: FormFault[] = [];

  read(root: Element): void {
    if (root.format !== 1) this.fault('format', 'this hub reads format 1.');
    const parts = ['tableMappings', 'transformationRules', 'templates', 'userFields'];
    for (const part of Object.keys(root))
      if (part !== 'format' && !parts.includes(part))
        this.fault(part, 'a configuration has no such part.');
    for (const [at, mapping] of this.elements(root.tableMappings, 'tableMappings', MAPPING)) {
      this.choice(mapping, 'updatePolicy', POLICIES.mapping, at);
      for (const [below, field] of this.elements(mapping.fields, `${at}.fields`, FIELD))
        this.choice(field, 'updatePolicy', POLICIES.field, below);
      this.elements(mapping.templates, `${at}.templates`, USE, ['side', 'template']);
    }
    this.elements(root.transformationRules, 'transformationRules', RULE, ['code']);
    this.elements(root.templates, 'templates', TEMPLATE, ['code']);
    const needed = ['table', 'name'];
    for (const [at, field] of this.elements(root.userFields, 'userFields', USER_FIELD, needed))
      this.choice(field, 'type', USER_FIELD_TYPES, at);
  }

  private elements(
    list: unknown,
    at: string,
    shape: Shape,
    required: readonly string[] = shape === MAPPING ? ['name'] : [],
  ): [string, Element][] {
    if (list === undefined) return [];
    if (!Array.isArray(list)) {
      this.fault(at, 'is a list.');
      return [];
    }
    return list.flatMap((element: unknown, index): [string, Element][] => {
      const path = `${at}.${index}`;
      if (!isObject(element)) {
        this.fault(path, 'is an object.');
        return [];
      }
      for (const property of required)
        if (element[property] === undefined) this.fault(path, `needs ${property}.`);
      for (const property of Object.keys(element)) this.property(element, property, shape, path);
      return [[path, element]];
    });
  }

  private property(element: Element, property: string, shape: Shape, path: string): void {
    const [kind, place] = [shape[property], `${path}.${property}`];
    if (!kind) this.fault(place, 'there is no such property.');
    else if (!fits(kind, element[property])) this.fault(place, WORDS[kind]);
    else this.choice(element, property, CHOICES[property] ?? null, path);
  }

  private choice(
    element: Element,
    property: string,
    choices: readonly string[] | null,
    at: string,
  ): void {
    const value = element[property];
    if (!choices || typeof value !== 'string' || choices.includes(value)) return;
    this.fault(`${at}.${property}`, `is one of ${choices.join(', ')}.`);
  }

  private fault(path: string, message: string): void {
    this.faults.push({ path, message });
  }
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
      return isObject(value);
    case 'texts':
      return Array.isArray(value) && value.every((each) => typeof each === 'string');
    case 'list':
      return Array.isArray(value);
    default:
      return value !== undefined;
  }
}

function isObject(value: unknown): value is Element {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
