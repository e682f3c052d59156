import type { Tx } from '../../platform/database/db';
import type { MappingBehaviour } from '../../sync/engine/mapping-behaviour';
import type { LiveMapping } from '../../sync/mapping/live-mapping';
import { claimSources, completeOwned } from './owned';

const ACCOUNT_INACTIVE = 2;
const BLOCKED_ALL = 3;

const READ = {
  ERP: ['number', 'name', 'blocked', 'primaryContactNo'],
  CRM: ['name', 'statusCode', 'customerTypeCode', 'companyId', 'ownerId', 'ownerIdType'],
} as const;

/** Customers (3) and vendors (11) as accounts (CV-03, CV-05, CV-07). */
function partyBehaviour(customerTypeCode: number): MappingBehaviour {
  return {
    follows: 'FROM_CRM',
    writesSource: 'FROM_CRM',
    reads: READ,
    async complete(context, records) {
      completeOwned(context, records);
      for (const { action, values, source, destination } of records) {
        if (context.direction === 'TO_CRM') {
          if (action === 'insert') values.customerTypeCode = customerTypeCode;
        } else if (
          customerTypeCode === 3 &&
          source.statusCode === ACCOUNT_INACTIVE &&
          (destination?.blocked ?? 0) === 0
        ) {
          values.blocked = BLOCKED_ALL;
        }
      }
      return Promise.resolve();
    },
    afterWrite: claimSources,
    dependents: (tx, mapping, pairs) =>
      personsBelow(tx, mapping, pairs, customerTypeCode === 3 ? 1 : 2),
    async afterUncouple(tx, mapping, pairs) {
      if (mapping.name !== 'CUSTOMER') return;
      await tx.execute(
        `/* account.dropStatistics */ DELETE FROM crm.account_statistics s USING crm.account a
          WHERE s.id = a.account_statistics_id AND a.id = ANY($1::uuid[])
            AND NOT EXISTS (SELECT 1 FROM crm.account o WHERE o.account_statistics_id = s.id AND o.id <> ALL($1::uuid[]))`,
        [pairs.map((pair) => pair.crmId)],
      );
    },
  };
}

// The persons of a company are coupled below its account (C-8, CV-11). An account may stand for a customer and
// a vendor at once: then only the persons of the company that leaves go along.
async function personsBelow(
  tx: Tx,
  mapping: LiveMapping,
  pairs: readonly { readonly erpId: string; readonly crmId: string }[],
  kind: number,
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `/* contact.couplingsOfAccounts */ SELECT k.id
       FROM unnest($1::uuid[], $2::uuid[]) AS gone (erp_id, crm_id)
       JOIN crm.contact c ON c.parent_customer_id = gone.crm_id
       JOIN sync.coupling k ON k.crm_id = c.id
       JOIN sync.table_mapping m ON m.id = k.mapping_id AND m.name = 'CONTACT'
      WHERE NOT EXISTS (SELECT 1 FROM sync.coupling o WHERE o.crm_id = gone.crm_id)
         OR EXISTS (SELECT 1 FROM erp.contact e
                      JOIN erp.contact_business_relation r ON r.contact_no = e.company_no AND r.link_to_table = $3
                      JOIN ${mapping.erpTable} p ON p.number = r.no
                     WHERE e.id = k.erp_id AND p.id = gone.erp_id)`,
    [pairs.map((pair) => pair.erpId), pairs.map((pair) => pair.crmId), kind],
  );
  return rows.map((row) => row.id);
}

/** Customer and account. */
export const customerBehaviour = partyBehaviour(3);
/** Vendor and account. */
export const vendorBehaviour = partyBehaviour(11);
