import type { Row } from '../../../src/platform/database/record-table';
import type { TestApi } from '../../support/api';
import type { Given } from '../../support/given';

/** A coupled customer and account, made equal from the ERP. */
export async function coupled(api: TestApi, given: Given, customer: Row = {}, account: Row = {}) {
  const erpId = await given.customer(customer);
  const crmId = await given.account(account);
  const couplingId = await couple(api, erpId, crmId, 'TO_CRM');
  return { erpId, crmId, couplingId };
}

/** Couples two records; the id of the coupling. */
export async function couple(
  api: TestApi,
  erpId: string,
  crmId: string,
  sync = 'NONE',
): Promise<string> {
  const { couplingCreate } = await api.ask<{
    couplingCreate: { coupling: { id: string } | null; errors: { message: string }[] };
  }>(
    `mutation ($erpId: ID!, $crmId: ID!, $sync: InitialSync!) {
      couplingCreate(input: { mapping: "CUSTOMER", erpId: $erpId, crmId: $crmId, initialSync: $sync }) {
        coupling { id } errors { message }
      }
    }`,
    { erpId, crmId, sync },
  );
  const { coupling, errors } = couplingCreate;
  if (!coupling) throw new Error(errors[0]?.message);
  return coupling.id;
}

/** What became of one record. */
export interface Outcome {
  kind: string;
  error: { code: string; data: Record<string, unknown> } | null;
}

/** Synchronizes one pair now. */
export async function syncNow(
  api: TestApi,
  record: { couplingId?: string; erpId?: string },
  direction: string | null = null,
): Promise<Outcome> {
  const { couplingSyncNow } = await api.ask<{ couplingSyncNow: { outcomes: Outcome[] } }>(
    `mutation ($records: [CoupledRecordInput!]!, $direction: SyncNowDirection) {
      couplingSyncNow(input: { records: $records, direction: $direction }) {
        outcomes { kind error { code data } } errors { message }
      }
    }`,
    { records: [record], direction },
  );
  const [outcome] = couplingSyncNow.outcomes;
  if (!outcome) throw new Error('No outcome came back.');
  return outcome;
}

/** One field that would be written. */
export interface Change {
  side: string;
  action: string;
  field: string;
  before: unknown;
  after: unknown;
}

/** What a preview says. */
export interface Preview {
  counts: Record<string, number>;
  outcomes: {
    kind: string;
    record: string | null;
    erpId: string | null;
    crmId: string | null;
    direction: string | null;
    coupling: { id: string } | null;
    changes: Change[];
    conflicts: Record<string, unknown>[];
    error: { code: string; remedy: string | null } | null;
  }[];
  passes: { direction: string; counts: Record<string, number> }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  alsoWritten: { record: string; changes: Change[] }[];
}

/** Previews chosen records. */
export async function preview(api: TestApi, input: Record<string, unknown>): Promise<Preview> {
  const { syncPreview } = await api.ask<{ syncPreview: Preview }>(
    `query ($input: SyncPreviewInput!) { syncPreview(input: $input) {
      counts { ...counts } passes { direction counts { ...counts } } pageInfo { hasNextPage endCursor }
      outcomes { kind record erpId crmId direction coupling { id } error { code remedy }
        changes { side action field before after }
        conflicts { erpField crmField baseMissing baseErp baseCrm erp crm } }
      alsoWritten { record changes { side action field before after } }
    } }
    fragment counts on PreviewCounts { records inserted modified unchanged skipped failed conflicts removed ignored }`,
    { input },
  );
  return syncPreview;
}

/** Synchronizes chosen pairs now; their outcomes in order. */
export async function syncMany(api: TestApi, input: Record<string, unknown>): Promise<Outcome[]> {
  const { couplingSyncNow } = await api.ask<{
    couplingSyncNow: { outcomes: Outcome[] | null; errors: { message: string }[] };
  }>(
    `mutation ($input: CouplingSyncNowInput!) {
      couplingSyncNow(input: $input) { outcomes { kind run { id } error { code data } } errors { message } }
    }`,
    { input },
  );
  if (!couplingSyncNow.outcomes) throw new Error(couplingSyncNow.errors[0]?.message);
  return couplingSyncNow.outcomes;
}

/** Configures what the mapping CUSTOMER does about changes on both sides and about deleted counterparts. */
export async function setPolicy(
  api: TestApi,
  { updatePolicy, deletionPolicy }: { updatePolicy: string; deletionPolicy: string },
): Promise<void> {
  await api.composition.unitOfWork.run((tx) =>
    tx.execute(
      `UPDATE sync.table_mapping SET update_policy = $1, deletion_policy = $2 WHERE name = 'CUSTOMER'`,
      [updatePolicy, deletionPolicy],
    ),
  );
}

/** What an undo says. */
export interface Undo {
  run: { id: string; kind: string; status: string } | null;
  restored: number | null;
  removed: number | null;
  recreated: number | null;
  coupled: number | null;
  uncoupled: number | null;
  kept: number | null;
  outcomes:
    | {
        kind: string;
        record: string;
        recordId: string;
        changes: { field: string; before: unknown; after: unknown }[];
        problems: { code: string; message: string; remedy: string | null; data: object }[];
      }[]
    | null;
  errors: { code: string; data: Record<string, unknown> }[];
}

/** Takes a run back. */
export async function undo(api: TestApi, runId: string, dryRun = false): Promise<Undo> {
  const { syncRunUndo } = await api.ask<{ syncRunUndo: Undo }>(
    `mutation ($input: SyncRunUndoInput!) { syncRunUndo(input: $input) {
      run { id kind status undoes { id } } restored removed recreated coupled uncoupled kept
      outcomes { kind record recordId changes { field before after } problems { code message remedy data } }
      errors { code data } } }`,
    { input: { runId, dryRun } },
  );
  return syncRunUndo;
}

/** The id of the latest run of a kind. */
export async function latestRun(api: TestApi, kind: string): Promise<string> {
  const [row] = await api.composition.db.query<{ id: string }>(
    `SELECT r.id FROM sync.sync_run r LEFT JOIN sync.journal_entry j ON j.run_id = r.id
      WHERE r.kind = $1 GROUP BY r.id ORDER BY max(j.id) DESC NULLS LAST LIMIT 1`,
    [kind],
  );
  if (!row) throw new Error(`There is no run ${kind}.`);
  return row.id;
}
