import type { Row } from '../../platform/database/record-table';
import type { BatchContext, MappingBehaviour } from '../../sync/engine/mapping-behaviour';
import { completeOwned } from './owned';

/** Opportunities: whose contact takes part (OPP-01), company and owner (OPP-04). */
export const opportunityBehaviour: MappingBehaviour = {
  writesSource: false,
  eligible: withPersons,
  complete(context, records) {
    completeOwned(context, records);
    return Promise.resolve();
  },
};

// With owning teams only opportunities of persons whose company is a customer or vendor go to the CRM (S-13).
async function withPersons(
  { tx, direction, settings }: BatchContext,
  sources: readonly Row[],
): Promise<Set<string>> {
  const ids = sources.map((row) => String(row.id));
  if (direction === 'FROM_CRM' || settings.ownershipModel !== 'TEAM') return new Set(ids);
  const rows = await tx.query<{ id: string }>(
    `/* opportunity.ofPersons */ SELECT o.id FROM erp.opportunity o
       JOIN erp.contact c ON c.number = o.contact_no AND c.type = 1
      WHERE o.id = ANY($1::uuid[])
        AND EXISTS (SELECT 1 FROM erp.contact_business_relation r WHERE r.contact_no = c.company_no)`,
    [ids],
  );
  return new Set(rows.map((row) => row.id));
}
