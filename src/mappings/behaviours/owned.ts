import type {
  BatchContext,
  MappedRecord,
  WrittenRecord,
} from '../../sync/engine/mapping-behaviour';

/**
 * What every CRM record of this hub carries: the company (GEN-03) and, when it is created, an owner: the
 * salesperson's user where a field row says so, else the owning team (GEN-04, GEN-05).
 */
export function completeOwned(context: BatchContext, records: readonly MappedRecord[]): void {
  if (context.direction === 'FROM_CRM') return;
  const { companyId, defaultOwningTeamId } = context.settings;
  for (const { action, values, destination } of records) {
    if (companyId && destination?.companyId !== companyId) values.companyId = companyId;
    if (typeof values.ownerId === 'string' && values.ownerId === destination?.ownerId) {
      // The owner stays, and with it its type, whatever it says.
      delete values.ownerId;
      delete values.ownerIdType;
    } else if (typeof values.ownerId === 'string') values.ownerIdType = 'systemuser';
    else if (action === 'insert' && defaultOwningTeamId) {
      values.ownerId = defaultOwningTeamId;
      values.ownerIdType = 'team';
    } else delete values.ownerIdType;
  }
}

/** Claims CRM records that ERP records were made from: the company is written to them (T-13, CV-07, CT-12). */
export async function claimSources(
  context: BatchContext,
  records: readonly WrittenRecord[],
): Promise<void> {
  const { companyId } = context.settings;
  if (context.direction !== 'FROM_CRM' || !companyId) return;
  const open = records.filter(
    ({ action, source }) => action === 'insert' && source.companyId !== companyId,
  );
  if (open.length === 0) return;
  const changes = open.map(({ source }) => ({
    id: String(source.id),
    version: null,
    changes: { companyId },
  }));
  const { versions } = await context.source.update(context.tx, changes);
  await context.recordWrites(
    context.source.table.name,
    open.flatMap(({ source }) => {
      const version = versions.get(String(source.id));
      if (version === undefined) return [];
      return [
        {
          recordId: String(source.id),
          action: 'UPDATE' as const,
          versionBefore: String(source.version),
          version,
          changes: { companyId: [source.companyId ?? null, companyId] as [string | null, string] },
        },
      ];
    }),
  );
}
