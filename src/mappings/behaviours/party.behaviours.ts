import type { MappingBehaviour } from '../../sync/engine/mapping-behaviour';
import { claimSources, completeOwned } from './owned';

const ACCOUNT_INACTIVE = 2;
const BLOCKED_ALL = 3;

/** Customers (3) and vendors (11) as accounts (CV-03, CV-05, CV-07). */
function partyBehaviour(customerTypeCode: number): MappingBehaviour {
  return {
    writesSource: true,
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
    // The persons of a company are coupled below its account; without it they are coupled to nothing (C-8, CV-11).
    async afterUncouple(tx, mapping, pairs) {
      await tx.execute(
        `/* contact.uncoupleOfAccounts */ DELETE FROM sync.coupling k USING crm.contact c, sync.table_mapping m
          WHERE k.crm_id = c.id AND m.id = k.mapping_id AND m.name = 'CONTACT' AND c.parent_customer_id = ANY($1::uuid[])`,
        [pairs.map((pair) => pair.crmId)],
      );
      if (mapping.name !== 'CUSTOMER') return;
      await tx.execute(
        `/* account.dropStatistics */ DELETE FROM crm.account_statistics s USING crm.account a
          WHERE s.id = a.account_statistics_id AND a.id = ANY($1::uuid[])
            AND NOT EXISTS (SELECT 1 FROM crm.account o WHERE o.account_statistics_id = s.id)`,
        [pairs.map((pair) => pair.crmId)],
      );
    },
  };
}

/** Customer and account. */
export const customerBehaviour = partyBehaviour(3);
/** Vendor and account. */
export const vendorBehaviour = partyBehaviour(11);
