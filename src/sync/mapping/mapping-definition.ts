import type { RowValue } from '../../platform/database/record-table';
import type { Direction } from './direction';

/** What to do when both sides changed the same thing (S-15). `MERGE` is the default of a fresh installation. */
export type UpdatePolicy = 'NONE' | 'SEND' | 'GET' | 'MERGE';

/**
 * What to do when a coupled record is gone (S-20, 7.2). `NONE`: ask. `IGNORE`: keep the pair as it is.
 * `DEACTIVATE`: the record that is left stays, but out of business.
 */
export const DELETION_POLICIES = [
  'NONE',
  'IGNORE',
  'RESTORE',
  'REMOVE_COUPLING',
  'DEACTIVATE',
] as const;

/** One of the deletion policies. */
export type DeletionPolicy = (typeof DELETION_POLICIES)[number];

/** The policies that leave a pair coupled once they are carried out. */
export type SettlingPolicy = 'IGNORE' | 'DEACTIVATE';

/** How a record created in the ERP gets its number: from the number series, or that of its CRM record. */
export type NumberPolicy = 'ASSIGN' | 'KEEP';

/** What a value that cannot be taken over does: fail its record, be left out with a warning, or clear the field. */
export type FieldFailurePolicy = 'FAIL' | 'SKIP' | 'CLEAR';

/** Who wins a field that both sides changed: the ERP, the CRM, or a person who is asked. */
export type FieldUpdatePolicy = 'ERP_WINS' | 'CRM_WINS' | 'ASK';

/** How a condition compares. Texts are compared exactly; blank is neither before nor after anything. */
export type FilterOperator =
  'eq' | 'ne' | 'in' | 'lt' | 'le' | 'gt' | 'ge' | 'isNull' | 'notNull' | 'startsWith' | 'contains';

/** One condition over the rows of a side. */
export interface FilterCondition {
  /** Property of the side's record, or `userFields.<name>` for a user-defined field. */
  field: string;
  operator: FilterOperator;
  /** A list for `in` (null in it matches blank); absent for `isNull` and `notNull`. `{company}` stands for this hub's company id. */
  value?: RowValue | RowValue[];
}

/** Of the nodes at least one holds. */
export interface AnyOf {
  any: FilterNode[];
}

/** All of the nodes hold; needed only inside `any`. */
export interface AllOf {
  all: FilterNode[];
}

/** A part of a filter: a condition or a group. The nodes of a filter all hold. */
export type FilterNode = FilterCondition | AnyOf | AllOf;

/** A setting that switches a mapping, a dependency or a field row on. */
export interface SettingCondition {
  setting:
    | 'ownershipModel'
    | 'unitGroupMapping'
    | 'extendedPriceCalculation'
    | 'salesOrderIntegration'
    | 'salesConnection';
  equals: string | boolean;
}

/** The default of one field mapping (section 2 of the field catalogue). Rows run in their order. */
export interface FieldDefinition {
  /** Property of the ERP record; null for a constant that goes to the CRM. */
  erpField: string | null;
  /** Property of the CRM record; null for a constant that goes to the ERP. */
  crmField: string | null;
  direction: Direction;
  /** Written instead of a source value. */
  constant?: string;
  /** The conversion; plain copying when absent. Its name is a key of the field rules, such as `T-CURRENCY`. */
  rule?: string;
  /** What a lookup rule refers to. */
  refersTo?: Reference;
  /** An unresolved reference empties the destination instead of failing the record. */
  clearOnFailedSync?: boolean;
  /** The ERP validates the value when it is written there; true unless said otherwise. */
  validate?: boolean;
  /** An empty result is not written. */
  notNull?: boolean;
  /** False: delivered switched off, an administrator may enable the row. */
  enabled?: boolean;
  /** The row is active only while the setting has this value. */
  when?: SettingCondition;
  /** The CRM takes the value only when the record is created (`create`) or only later (`update`). */
  crmAccess?: 'create' | 'update' | 'read';
  /** Fields of one unit make sense only together; a merge takes all of them from one side. */
  mergeUnit?: string;
  /** Takes part in match-based coupling by default (C-27). */
  matching?: { priority: number; caseSensitive?: boolean };
}

/** The table mapping through which a reference is resolved, and the key by which the ERP refers. */
export interface Reference {
  mapping: string;
  /** Property of the referred ERP record that the referring field holds, such as `code` or `number`. */
  erpKey: string;
}

/** The default of one table mapping, as the catalogue delivers it. The database holds the live configuration. */
export interface MappingDefinition {
  /** At most 20 characters, upper case; unique with the variant. */
  name: string;
  /** Tells apart two definitions of one name that exclude each other. */
  variant?: 'legacy' | 'bidirectional';
  title: string;
  /** Schema-qualified tables of both sides. */
  erpTable: string;
  crmTable: string;
  direction: Direction;
  onlyCoupled: boolean;
  erpFilter: FilterNode[];
  crmFilter: FilterNode[];
  /** All must hold for the mapping to be enabled. */
  when: SettingCondition[];
  intervalMinutes: number | null;
  inactivityMinutes: number | null;
  dependsOn: { mapping: string; when?: SettingCondition }[];
  fields: FieldDefinition[];
  syncAfterCoupling: boolean;
  createOnNoMatch: boolean;
  /** Uncoupling clears the company id on the CRM record first (C-20). */
  clearsCompany: boolean;
  deletionPolicy: DeletionPolicy;
  updatePolicy: UpdatePolicy;
  /** The mapping's records are lines that travel with their header (S-13). */
  lines?: boolean;
  /**
   * SQL of the ids of ERP records that a run has to look at though nothing changed, such as prices whose day has
   * come; `{today}` stands for the day of the run. Absent: there are none.
   */
  due?: string;
  /** A CRM record whose ERP record is gone goes too, such as a price that is no more (PR-10). */
  deletesWithSource?: boolean;
  /** The mapping's records are documents, which belong to one company each (K-20). */
  documents?: boolean;
  /** The CRM side is a value of this option set, not a record of its own (C-39). */
  optionSet?: string;
  /** Runs of one category never work at the same time (J-7), as they touch each other's records; absent: its own. */
  category?: string;
  /** Takes part in a full synchronization; left out when false. */
  fullSync: boolean;
  /** Takes part in a full synchronization only while the setting has this value (F-1). */
  fullSyncWhen?: SettingCondition;
}
