import {
  RecordTable,
  type Row,
  type TableColumn,
} from '../../../src/platform/database/record-table';
import type { Coupling } from '../../../src/sync/coupling/coupling.entity';
import type { Pair, PassPolicy } from '../../../src/sync/engine/decision/pair';
import type { BatchContext, FieldRule } from '../../../src/sync/engine/mapping-behaviour';
import { compilePlan, type FieldPlan } from '../../../src/sync/engine/fields/field-plan';
import type { PassDirection } from '../../../src/sync/mapping/direction';
import type { LiveField, LiveMapping } from '../../../src/sync/mapping/live-mapping';
import type { SalesSettings } from '../../../src/sync/settings/sales-settings.entity';

/** A column of a table that exists in the test alone. */
export function column(
  property: string,
  type: string,
  more: Partial<TableColumn> = {},
): TableColumn {
  const snake = property.replace(/([A-Z])/g, (letter) => `_${letter.toLowerCase()}`);
  return {
    property,
    column: snake,
    type,
    length: null,
    nullable: true,
    defaultValue: undefined,
    ...more,
  };
}

/** An ERP table with a column of each kind the mapper knows. */
export const customerTable = new RecordTable('erp.customer', [
  column('id', 'uuid'),
  column('number', 'varchar', { length: 20, code: true }),
  column('name', 'varchar', { length: 10 }),
  column('phoneNo', 'varchar', { length: 30 }),
  column('postCode', 'varchar', { length: 20, code: true }),
  column('city', 'varchar', { length: 30 }),
  column('creditLimit', 'numeric'),
  column('blocked', 'integer'),
  column('currencyCode', 'varchar', { length: 10, code: true }),
]);

/** The CRM table beside it. */
export const accountTable = new RecordTable('crm.account', [
  column('id', 'uuid'),
  column('name', 'varchar', { length: 16 }),
  column('telephone1', 'varchar', { length: 50 }),
  column('postalCode', 'varchar', { length: 20 }),
  column('city', 'varchar', { length: 80 }),
  column('creditLimit', 'numeric'),
  column('currencyId', 'uuid'),
  column('ownerIdType', 'varchar', { length: 20 }),
]);

let position = 0;

/** A field row with everything at its default. */
export function field(
  erpField: string | null,
  crmField: string | null,
  more: Partial<LiveField> = {},
): LiveField {
  position += 1;
  return {
    id: `field-${position}`,
    mappingId: 'mapping',
    position,
    erpField,
    crmField,
    direction: 'BOTH',
    constantValue: null,
    rule: null,
    refersToMapping: null,
    refersToErpKey: null,
    transformationRule: null,
    transformationDirection: null,
    clearOnFailedSync: false,
    onFailure: 'FAIL',
    updatePolicy: null,
    notNull: false,
    validateErp: true,
    validateCrm: false,
    enabled: true,
    activeWhen: null,
    crmAccess: null,
    mergeUnit: null,
    useForMatching: false,
    matchCaseSensitive: false,
    matchPriority: 0,
    userDefined: false,
    delivered: null,
    ...more,
  };
}

/** A table mapping of customers and accounts with these field rows. */
export function mapping(
  fields: readonly LiveField[],
  more: Partial<LiveMapping> = {},
): LiveMapping {
  return {
    id: 'mapping',
    name: 'CUSTOMER',
    variant: '',
    erpTable: 'erp.customer',
    crmTable: 'crm.account',
    enabled: true,
    direction: 'BOTH',
    erpFilter: [],
    crmFilter: [],
    fields,
    definition: { when: [] },
    ...more,
  } as unknown as LiveMapping;
}

/** The plan of field rows in one direction. */
export function planOf(
  fields: readonly LiveField[],
  direction: PassDirection,
  rules: [string, FieldRule][] = [],
): FieldPlan {
  const toCrm = direction === 'TO_CRM';
  return compilePlan(mapping(fields), direction, {
    source: toCrm ? customerTable : accountTable,
    destination: toCrm ? accountTable : customerTable,
    rules: new Map(rules),
  });
}

/** A batch of which the field rules under test ask nothing. */
export const batch = {} as BatchContext;

/** A coupling that agreed at version 1 of both sides. */
export function coupling(more: Partial<Coupling> = {}): Coupling {
  return {
    id: 'coupling',
    erpId: 'erp',
    crmId: 'crm',
    erpVersion: '1',
    crmVersion: '1',
    base: {},
    lastResultToCrm: 'SUCCESS',
    lastResultFromCrm: 'NONE',
    skipped: false,
    failureCode: null,
    failureField: null,
    failureCount: 0,
    ...more,
  } as Coupling;
}

/** A coupled pair, unchanged on both sides. */
export function pair(more: Partial<Pair> = {}): Pair {
  return {
    sourceId: 'erp',
    source: row(),
    coupling: coupling(),
    destination: row(),
    found: false,
    ...more,
  };
}

/** A row at a version. */
export function row(values: Row = {}, version = '1'): Row {
  return { id: 'row', version, ...values };
}

/** A scheduled pass to the CRM of a mapping that goes both ways and merges. */
export function policy(more: Partial<PassPolicy> = {}): PassPolicy {
  return {
    direction: 'TO_CRM',
    forced: false,
    thorough: false,
    protectNewer: false,
    onlyCoupled: true,
    twoWay: true,
    oppositeFields: false,
    deletionPolicy: 'NONE',
    updatePolicy: 'MERGE',
    choices: null,
    sourceNoun: 'Customer',
    destinationNoun: 'Account',
    ...more,
  };
}

/** The settings of a fresh installation. */
export function settings(more: Partial<SalesSettings> = {}): SalesSettings {
  return {
    connectionEnabled: true,
    salesConnectionEnabled: true,
    ownershipModel: 'TEAM',
    unitGroupMapping: true,
    extendedPriceCalculation: false,
    orderIntegration: 'ONE_WAY',
    companyId: 'company',
    ...more,
  } as SalesSettings;
}
