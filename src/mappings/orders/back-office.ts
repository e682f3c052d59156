import type { BatchContext } from '../../sync/engine/mapping-behaviour';

/** Tells the CRM that the ERP processes its orders, unless it knows: it then takes totals as they are given. */
export async function tellBackOffice(context: BatchContext): Promise<void> {
  const { tx } = context;
  const [organization] = await tx.query<{ id: string; version: string }>(
    `/* organization.unaware */ SELECT id, version FROM crm.organization WHERE NOT is_sop_integration_enabled`,
  );
  if (!organization) return;
  const { id } = organization;
  const changes = { isSopIntegrationEnabled: true };
  const side = context.side('crm.organization');
  const { versions, refused } = await side.update(tx, [{ id, version: null, changes }]);
  const refusal = refused.get(id);
  if (refusal) throw refusal;
  await context.recordWrites('crm.organization', [
    {
      recordId: id,
      action: 'UPDATE',
      versionBefore: organization.version,
      version: versions.get(id) ?? null,
      changes: { isSopIntegrationEnabled: [false, true] },
    },
  ]);
}
