import type { RowValue } from '../../platform/database/record-table';
import type { BatchContext, WrittenRecord } from '../../sync/engine/mapping-behaviour';

/**
 * The first person of an account without a primary contact becomes it (CT-10). Where the customer or vendor has one,
 * it is that person whom the account waits for (C-37).
 */
export async function setPrimaryOfAccounts(
  context: BatchContext,
  records: readonly WrittenRecord[],
): Promise<void> {
  const made = records.filter(
    ({ action, values }) => action === 'insert' && typeof values.parentCustomerId === 'string',
  );
  if (made.length === 0) return;
  const chosen = await primariesOfParties(
    context,
    made.map(({ values }) => String(values.parentCustomerId)),
  );
  const candidates = new Map<string, string>();
  for (const { values, source, destinationId } of made) {
    const parent = String(values.parentCustomerId);
    const awaited = chosen.get(parent);
    if (awaited ? awaited.has(String(source.number)) : !candidates.has(parent))
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

// The primary contacts that the customers and vendors of accounts have in the ERP, by account.
async function primariesOfParties(
  { tx }: BatchContext,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await tx.query<{ account: string; numbers: string[] }>(
    `/* contact.primariesOfParties */ SELECT k.crm_id AS account, array_agg(p.primary_contact_no) AS numbers
       FROM sync.coupling k
       JOIN (SELECT id, primary_contact_no FROM erp.customer UNION ALL
             SELECT id, primary_contact_no FROM erp.vendor) p ON p.id = k.erp_id
      WHERE k.crm_id = ANY($1::uuid[]) AND p.primary_contact_no IS NOT NULL GROUP BY k.crm_id`,
    [accounts],
  );
  return new Map(rows.map(({ account, numbers }) => [account, new Set(numbers)]));
}

interface OpenParty {
  id: string;
  table: 'erp.customer' | 'erp.vendor';
  number: string;
}

/**
 * The first person of a customer or vendor without a primary contact becomes it, where that field may come
 * from the CRM (CT-11); where the account has a primary contact, it is that person who is waited for (C-37). It
 * follows from the contact and is not taken for a change of a person.
 */
export async function setPrimaryOfParties(
  context: BatchContext,
  records: readonly WrittenRecord[],
): Promise<void> {
  const made = records.filter(({ action }) => action === 'insert');
  if (made.length === 0) return;
  const parties = await context.tx.query<OpenParty>(
    `/* contact.partiesWithoutPrimary */ SELECT DISTINCT ON (p.id) p.id, p.side AS table, c.number
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS made (erp_id, crm_id, account_id)
       JOIN erp.contact c ON c.id = made.erp_id
       LEFT JOIN crm.account a ON a.id = made.account_id
       JOIN erp.contact_business_relation r ON r.contact_no = c.company_no
       JOIN (SELECT id, number, primary_contact_no, 1 AS kind, 'erp.customer' AS side FROM erp.customer
             UNION ALL SELECT id, number, primary_contact_no, 2, 'erp.vendor' FROM erp.vendor) p
         ON p.number = r.no AND p.kind = r.link_to_table
      WHERE p.primary_contact_no IS NULL AND coalesce(a.primary_contact_id, made.crm_id) = made.crm_id
        AND EXISTS (SELECT 1 FROM sync.table_mapping m JOIN sync.field_mapping f ON f.mapping_id = m.id
                     WHERE m.erp_table = p.side AND f.erp_field = 'primaryContactNo' AND f.enabled
                       AND f.direction IN ('BOTH', 'FROM_CRM'))
      ORDER BY p.id, c.number`,
    [
      made.map(({ destinationId }) => destinationId),
      made.map(({ source }) => source.id),
      made.map(({ source }) => source.parentCustomerId),
    ],
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
