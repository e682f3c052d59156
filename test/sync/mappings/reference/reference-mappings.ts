import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One field row of the reference product's default mappings, as its file has it. */
export interface ReferenceField {
  readonly erpField: string | null;
  readonly erpType: string | null;
  readonly crmField: string | null;
  readonly crmType: string | null;
  readonly crmAccess: string | null;
  readonly direction: string;
  readonly constant: string | number | boolean | null;
  readonly clearOnFailedSync: boolean;
  readonly validate: boolean;
  readonly notNull: boolean;
  readonly enabled: boolean;
  readonly condition: string | null;
  readonly rule: string | null;
}

/** One condition of a default filter. */
export interface ReferenceCondition {
  readonly field: string;
  readonly op: string;
  readonly value: unknown;
}

/** One table mapping of the reference product. */
export interface ReferenceMapping {
  readonly name: string;
  readonly variant?: string;
  readonly erpTable: string;
  readonly crmTable: string;
  readonly crmKeyField: string;
  readonly direction: string;
  readonly onlyCoupled: boolean;
  readonly filters: Readonly<Record<'erp' | 'crm', readonly ReferenceCondition[]>>;
  readonly interval: number | null;
  readonly inactivityTimeout: number | null;
  readonly dependsOn: readonly string[];
  readonly dependsOnWhen?: Readonly<Record<string, string>>;
  readonly enabledBy: string;
  readonly matchFields: readonly { readonly erp: string; readonly crm: string }[];
  readonly syncAfterBulkCoupling: boolean;
  readonly createNewIfNoMatch: boolean;
  readonly uncoupleJob: boolean;
  readonly deletionConflict: string;
  readonly updateConflict: string;
  readonly fields: readonly ReferenceField[];
}

/** The reference product's default mappings and which of them a full synchronization leaves out. */
export interface Reference {
  readonly mappings: readonly ReferenceMapping[];
  readonly fullSyncExcluded: readonly unknown[];
}

const FILE = join(__dirname, '../../../../../shared/reference/mappings.json');

/** The reference file, which lies beside the checkout; null where it is missing. */
export function readReference(): Reference | null {
  return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Reference) : null;
}
