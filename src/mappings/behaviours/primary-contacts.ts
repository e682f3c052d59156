import type { RowValue } from '../../platform/database/record-table';
import type { BatchContext, WrittenRecord } from '../../sync/engine/mapping-behaviour';

/** The first person of an account without a primary contact becomes it (CT-10). */
export async function setPrimaryOfAccounts(
  context: BatchContext,
  records: readonly WrittenRecord[],
): Promise<void> {
  const candidates = new Map<string, string>();
  for (const { action, values, destinationId } of records) {
    const parent = values.parentCustomerId;
    if (action === 'insert' && typeof parent === 'string' && !candidates.has(parent))
      candidates.set(parent, destinationId);
  }
  if (candidates.size === 0) return;
  const accounts = context.side('crm.account');
  const rows = await accounts.load(context.tx, [...candidates.keys()], 'update');
  const open = [...rows.values()].filter((row) => !row.primaryContactId);
  const changes = open.map((row) => ({
    id: String(row.id),
    version: null,
    changes: { primaryContactId: candidates.get(String(row.id)) ?? null },
  }));
  const { versions } = await accounts.update(context.tx, changes);
  await context.recordWrites(
    'crm.account',
    open.map((row) => ({
      recordId: String(row.id),
      action: 'UPDATE' as const,
      versionBefore: String(row.version),
      version: versions.get(String(row.id)) ?? null,
      changes: {
        primaryContactId: [null, candidates.get(String(row.id)) ?? null] as [null, string | null],
      },
    })),
  );
}

interface OpenParty {
  id: string;
  table: 'erp.customer' | 'erp.vendor';
  number: string;
}

/**
 * The first person of a customer or vendor without a primary contact becomes it, where that field may come
 * from the CRM (CT-11). It follows from the contact and is not taken for a change of a person.
 */
export async function setPrimaryOfParties(
  context: BatchContext,
  records: readonly WrittenRecord[],
): Promise<void> {
  const made = records.filter(({ action }) => action === 'insert');
  if (made.length === 0) return;
  const parties = await context.tx.query<OpenParty>(
    `/* contact.partiesWithoutPrimary */ SELECT DISTINCT ON (p.id) p.id, p.side AS table, c.number
       FROM erp.contact c
       JOIN erp.contact_business_relation r ON r.contact_no = c.company_no
       JOIN (SELECT id, number, primary_contact_no, 1 AS kind, 'erp.customer' AS side FROM erp.customer
             UNION ALL SELECT id, number, primary_contact_no, 2, 'erp.vendor' FROM erp.vendor) p
         ON p.number = r.no AND p.kind = r.link_to_table
      WHERE c.id = ANY($1::uuid[]) AND p.primary_contact_no IS NULL
        AND EXISTS (SELECT 1 FROM sync.table_mapping m JOIN sync.field_mapping f ON f.mapping_id = m.id
                     WHERE m.erp_table = p.side AND f.erp_field = 'primaryContactNo' AND f.enabled
                       AND f.direction IN ('BOTH', 'FROM_CRM'))
      ORDER BY p.id, c.number`,
    [made.map(({ destinationId }) => destinationId)],
  );
  for (const table of ['erp.customer', 'erp.vendor'] as const)
    await setPrimary(
      context,
      table,
      parties.filter((party) => party.table === table),
    );
}

async function setPrimary(
  context: BatchContext,
  table: OpenParty['table'],
  parties: readonly OpenParty[],
): Promise<void> {
  if (parties.length === 0) return;
  const side = context.side(table);
  const before = await side.load(
    context.tx,
    parties.map(({ id }) => id),
    'update',
  );
  const open = parties.filter(({ id }) => before.get(id)?.primaryContactNo === null);
  const { versions, rows } = await side.update(
    context.tx,
    open.map(({ id, number }) => ({ id, version: null, changes: { primaryContactNo: number } })),
  );
  await context.recordWrites(
    table,
    open.map(({ id }) => ({
      recordId: id,
      action: 'UPDATE' as const,
      versionBefore: String(before.get(id)?.version),
      version: versions.get(id) ?? null,
      changes: Object.fromEntries(
        Object.entries(rows?.get(id) ?? {})
          .filter(([property]) => property !== 'id')
          .map(([property, after]): [string, [RowValue, RowValue]] => [
            property,
            [before.get(id)?.[property] ?? null, after],
          ]),
      ),
    })),
  );
}
