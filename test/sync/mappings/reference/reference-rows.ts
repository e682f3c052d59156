import type {
  FieldDefinition,
  FilterNode,
  MappingDefinition,
  SettingCondition,
} from '../../../../src/sync/mapping/mapping-definition';
import type { ReferenceCondition, ReferenceField, ReferenceMapping } from './reference-mappings';

const ARROWS: Readonly<Record<string, string>> = {
  ...{ ToCRM: '->', FromCRM: '<-', Bidirectional: '<>' },
  ...{ TO_CRM: '->', FROM_CRM: '<-', BOTH: '<>' },
};

const TABLES: Readonly<Record<string, string>> = {
  'Salesperson/Purchaser': 'erp.salesperson',
  'Price List Header': 'erp.price_list',
  'Sales Header': 'erp.sales_order',
  'Sales Line': 'erp.sales_order_line',
  'Sales Invoice Header': 'erp.sales_invoice',
  systemuser: 'crm.system_user',
  transactioncurrency: 'crm.transaction_currency',
  uomschedule: 'crm.uom_schedule',
  pricelevel: 'crm.price_list',
  productpricelevel: 'crm.price_list_line',
  salesorder: 'crm.sales_order',
  salesorderdetail: 'crm.sales_order_line',
  invoicedetail: 'crm.invoice_line',
};

// What the reference calls by a name is a number here.
const OPTIONS: Readonly<Record<string, number>> = {
  ...{ Person: 1, Released: 1, Sale: 1, 'Customer Price Group': 1, 'Not Started': 0 },
  ...{ 'In Progress': 1, Price: 17 },
};
const OPTIONS_OF: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  assetType: { Item: 10, Resource: 30 },
  type: { Item: 2, Resource: 3, Person: 1 },
  blocked: { '': 0 },
};

const SETTINGS: readonly (readonly [text: string, setting: string])[] = [
  ['bidirectional sales order', 'salesOrderIntegration=TWO_WAY'],
  ['legacy sales order', 'salesOrderIntegration=ONE_WAY'],
  ['unit group mapping on', 'unitGroupMapping=true'],
  ['unit group mapping off', 'unitGroupMapping=false'],
  ['extended price calculation on', 'extendedPriceCalculation=true'],
  ['extended price calculation off', 'extendedPriceCalculation=false'],
];

/** Whether the mapping is one over values of an option column. */
export function isOptionMapping(mapping: ReferenceMapping): boolean {
  return mapping.crmTable === 'account' && mapping.crmKeyField !== 'accountid';
}

/** A field row of the reference in the words that `ownFieldRow` uses. */
export function referenceFieldRow(mapping: ReferenceMapping, field: ReferenceField): string {
  const { erpField, crmField, constant, condition, crmAccess } = field;
  const match = mapping.matchFields.find(({ erp, crm }) => {
    return erpField !== null && erp.startsWith(erpField) && crm.split(' ')[0] === crmField;
  });
  const crm = isOptionMapping(mapping) ? 'label' : crmProperty(crmField);
  return rowOf([
    `${erpProperty(erpField)} ${ARROWS[field.direction] ?? '?'} ${crm}`,
    constant !== null && `"${constantText(constant)}"`,
    // Plain copying has no name here.
    field.rule !== 'T-RAW' && field.rule,
    field.clearOnFailedSync && 'clears',
    field.notNull && 'notNull',
    !field.validate && 'unchecked',
    !field.enabled && 'off',
    condition !== null && `when ${settingText(condition)}`,
    // Only what goes to the CRM can be refused there.
    field.direction !== 'FromCRM' &&
      crmAccess?.endsWith('only') &&
      crmAccess.replace('-only', ' only'),
    match && 'matches',
  ]);
}

/** A delivered field row as one line. */
export function ownFieldRow(field: FieldDefinition): string {
  return rowOf([
    `${(field.erpField ?? '-').toLowerCase()} ${ARROWS[field.direction] ?? '?'} ${(field.crmField ?? '-').toLowerCase()}`,
    field.constant !== undefined && `"${field.constant}"`,
    field.rule,
    field.clearOnFailedSync && 'clears',
    field.notNull && 'notNull',
    field.validate === false && 'unchecked',
    field.enabled === false && 'off',
    field.when && `when ${ownSetting(field.when)}`,
    field.direction !== 'FROM_CRM' && field.crmAccess && `${field.crmAccess} only`,
    field.matching && 'matches',
  ]);
}

/** What the reference says about a table mapping as a whole, in the words of `ownTableRow`. */
export function referenceTableRow(
  mapping: ReferenceMapping,
  isInFullSync: boolean,
): Record<string, unknown> {
  return {
    erpTable: TABLES[mapping.erpTable] ?? `erp.${snake(mapping.erpTable)}`,
    crmTable: isOptionMapping(mapping)
      ? `account.${mapping.crmKeyField}`
      : (TABLES[mapping.crmTable] ?? `crm.${mapping.crmTable}`),
    direction: ARROWS[mapping.direction],
    onlyCoupled: mapping.onlyCoupled,
    // Orders have a table of their own here.
    erpFilter: mapping.filters.erp
      .filter(({ field }) => field !== 'Document Type')
      .map((condition) => conditionText(erpName(condition.field), condition)),
    crmFilter: mapping.filters.crm.map((condition) =>
      conditionText(crmProperty(condition.field), condition),
    ),
    enabledBy: enabledBy(mapping.enabledBy),
    interval: mapping.interval,
    inactivity: mapping.inactivityTimeout,
    dependsOn: mapping.dependsOn.map((name) => {
      const condition = mapping.dependsOnWhen?.[name];
      return condition === undefined ? name : `${name} when ${settingText(condition)}`;
    }),
    syncAfterCoupling: mapping.syncAfterBulkCoupling,
    createOnNoMatch: mapping.createNewIfNoMatch,
    clearsCompany: mapping.uncoupleJob,
    deletionPolicy: mapping.deletionConflict.toUpperCase().replaceAll(' ', '_'),
    updatePolicy: mapping.updateConflict.toUpperCase(),
    fullSync: isInFullSync,
  };
}

/** What is delivered about a table mapping as a whole. */
export function ownTableRow(mapping: MappingDefinition): Record<string, unknown> {
  return {
    erpTable: mapping.erpTable,
    crmTable: mapping.optionSet ?? mapping.crmTable,
    direction: ARROWS[mapping.direction],
    onlyCoupled: mapping.onlyCoupled,
    erpFilter: mapping.erpFilter.map(ownCondition),
    crmFilter: mapping.crmFilter.map(ownCondition),
    enabledBy: mapping.when.map(ownSetting),
    interval: mapping.intervalMinutes,
    inactivity: mapping.inactivityMinutes,
    dependsOn: mapping.dependsOn.map(({ mapping: name, when }) =>
      when ? `${name} when ${ownSetting(when)}` : name,
    ),
    syncAfterCoupling: mapping.syncAfterCoupling,
    createOnNoMatch: mapping.createOnNoMatch,
    clearsCompany: mapping.clearsCompany,
    deletionPolicy: mapping.deletionPolicy,
    updatePolicy: mapping.updatePolicy,
    fullSync: mapping.fullSync,
  };
}

/** The property of an ERP field of the reference, in lower case. */
export function erpProperty(field: string | null): string {
  return erpName(field).toLowerCase();
}

/** The property of a CRM column of the reference, in lower case. */
export function crmProperty(field: string | null): string {
  if (field === null) return '-';
  return field
    .replace(/^bcbi_/, '')
    .replaceAll('_', '')
    .toLowerCase();
}

function erpName(field: string | null): string {
  if (field === null) return '-';
  if (field === 'No.') return 'number';
  const words = field.replace('%', 'Percent').replace(/[^A-Za-z0-9 ]/g, '');
  const joined = words
    .split(' ')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  return joined.charAt(0).toLowerCase() + joined.slice(1);
}

function rowOf(parts: readonly unknown[]): string {
  return parts.filter((part) => typeof part === 'string').join(' ');
}

function conditionText(name: string, { op, value }: ReferenceCondition): string {
  const values = (Array.isArray(value) ? value : [value]).map((each) => valueOf(name, each));
  const blank = op === 'ne' && (values[0] === null || values[0] === '');
  if (blank) return `${name.toLowerCase()} notNull`;
  return `${name.toLowerCase()} ${op} ${values.map(String).join(',')}`;
}

function valueOf(name: string, value: unknown): unknown {
  if (value === '{currentCompanyId}') return '{company}';
  if (typeof value !== 'string') return value;
  return OPTIONS_OF[name]?.[value] ?? OPTIONS[value] ?? value;
}

function ownCondition(node: FilterNode): string {
  if (!('field' in node)) throw new Error('The delivered filters have no groups.');
  const { field, operator, value } = node;
  if (operator === 'notNull') return `${field.toLowerCase()} notNull`;
  const values = Array.isArray(value) ? value : [value];
  return `${field.toLowerCase()} ${operator} ${values.map(String).join(',')}`;
}

function enabledBy(text: string): string[] {
  if (text.startsWith('Dataverse')) return [];
  const found = SETTINGS.filter(([words]) => text.includes(words)).map(([, setting]) => setting);
  return ['salesConnection=true', ...found];
}

function settingText(condition: string): string {
  return condition.replace('=Person', '=PERSON').replace('=on', '=true').replace('=off', '=false');
}

function ownSetting({ setting, equals }: SettingCondition): string {
  return `${setting}=${String(equals)}`;
}

function constantText(constant: string | number | boolean): string {
  if (constant === true) return 'True';
  return String(OPTIONS[String(constant)] ?? constant);
}

function snake(name: string): string {
  return name.toLowerCase().replaceAll(' ', '_');
}
