import type { BatchContext, FieldRule } from '../../sync/engine/mapping-behaviour';
import { valuesOf } from './reference.rules';

const known = new WeakMap<BatchContext, Map<string, string>>();

/** The account of an opportunity (T-OPP-ACCOUNT): coupled to the customer of the contact's company; else none (OPP-03). */
export const opportunityAccountRule: FieldRule = {
  lookup: true,
  async prefetch(batch, field, sources) {
    if (batch.direction === 'FROM_CRM') return;
    const rows = await batch.tx.query<{ contact: string; account: string }>(
      `/* opportunity.accounts */ SELECT r.contact_no AS contact, k.crm_id AS account
         FROM erp.contact_business_relation r
         JOIN erp.customer c ON c.number = r.no AND r.link_to_table = 1
         JOIN sync.coupling k ON k.erp_id = c.id
         JOIN sync.table_mapping m ON m.id = k.mapping_id AND m.name = 'CUSTOMER'
        WHERE r.contact_no = ANY($1)`,
      [valuesOf(field, batch, sources)],
    );
    known.set(batch, new Map(rows.map((row) => [row.contact, row.account])));
  },
  convert(value, { batch }) {
    if (batch.direction === 'FROM_CRM') return { kind: 'keep' };
    return {
      kind: 'value',
      value: value === null ? null : (known.get(batch)?.get(String(value)) ?? null),
    };
  },
};
