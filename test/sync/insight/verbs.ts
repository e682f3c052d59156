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
