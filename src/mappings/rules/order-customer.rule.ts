import type { Row } from '../../platform/database/record-table';
import type { BatchContext, FieldRule } from '../../sync/engine/mapping-behaviour';
import { lookupRule } from './reference.rules';

const known = new WeakMap<BatchContext, Map<string, string>>();

/**
 * Who an order is for: the account coupled to the customer, and back. An order that a contact gave is one of the account
 * the contact works for (BI-4 mended); the contact stays.
 */
export const orderCustomerRule: FieldRule = {
  lookup: true,
  async prefetch(batch, field, sources) {
    const accounts = await accountsOfContacts(batch, sources);
    known.set(batch, accounts);
    const companies = sources.map((row) => ({
      ...row,
      customerId: accounts.get(String(row.customerId)) ?? row.customerId ?? null,
    }));
    await lookupRule.prefetch?.(batch, field, companies);
  },
  convert(value, context) {
    const accounts = known.get(context.batch);
    if (context.batch.direction === 'FROM_CRM')
      return lookupRule.convert(accounts?.get(String(value)) ?? value, context);
    const converted = lookupRule.convert(value, context);
    const present = context.destination?.customerId;
    return converted.kind === 'value' && accounts?.get(String(present)) === converted.value
      ? { kind: 'keep' }
      : converted;
  },
};

// Of the contacts that CRM orders name, on whichever side of the batch they are.
async function accountsOfContacts(
  { tx, mapping, direction }: BatchContext,
  sources: readonly Row[],
): Promise<Map<string, string>> {
  const ids = sources.map(({ id }) => id);
  const orders =
    direction === 'TO_CRM'
      ? 'SELECT crm_id FROM sync.coupling WHERE mapping_id = $2 AND erp_id = ANY($1::uuid[])'
      : 'SELECT unnest($1::uuid[]) WHERE $2::uuid IS NOT NULL';
  const rows = await tx.query<{ id: string; account: string }>(
    `/* order.accountsOfContacts */ SELECT n.id, n.account_id AS account FROM crm.sales_order o JOIN crm.contact n ON n.id = o.customer_id
      WHERE n.account_id IS NOT NULL AND o.id IN (${orders})`,
    [ids, mapping.id],
  );
  return new Map(rows.map(({ id, account }) => [id, account]));
}
