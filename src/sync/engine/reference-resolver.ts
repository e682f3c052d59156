import type { Db } from '../../platform/database/db';

/** What is known about a reference: coupled, existing but not coupled, or not existing at all. */
export type Resolved =
  | {
      readonly state: 'coupled';
      readonly erpKey: string;
      readonly erpId: string;
      readonly crmId: string;
    }
  | { readonly state: 'uncoupled'; readonly erpId: string | null }
  | { readonly state: 'missing' };

/**
 * Resolves references between records of both sides through their couplings: an ERP key (a code or a
 * number) to a CRM id and back. Asked for a whole batch at once, it costs one statement per mapping and key.
 */
export interface ReferenceResolver {
  /** Reads the counterparts of ERP keys, such as the currencies of a batch of customers. */
  loadErpKeys(db: Db, mapping: string, erpKey: string, keys: readonly string[]): Promise<void>;
  /** Reads the counterparts of CRM ids. */
  loadCrmIds(db: Db, mapping: string, erpKey: string, ids: readonly string[]): Promise<void>;
  /** The counterpart of an ERP key that was loaded. */
  byErpKey(mapping: string, erpKey: string, key: string): Resolved;
  /** The counterpart of a CRM id that was loaded. */
  byCrmId(mapping: string, erpKey: string, id: string): Resolved;
}
