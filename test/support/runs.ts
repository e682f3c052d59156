import { setTimeout as pause } from 'node:timers/promises';
import type { TestApi } from './api';

/** A run as tests look at it. */
export interface RunSeen {
  readonly id: string;
  readonly direction: string;
  readonly status: string;
  readonly inserted: number;
  readonly modified: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly failed: number;
  readonly candidates: number;
  readonly phase: string | null;
  readonly watermarkFrom: string | null;
  readonly watermarkTo: string | null;
  readonly message: string | null;
  readonly mapping: { readonly name: string } | null;
  readonly errors: {
    readonly edges: readonly {
      readonly node: { code: string; field: string | null; record: string | null; message: string };
    }[];
  };
}

const RUN = `id direction status inserted modified unchanged skipped failed candidates phase watermarkFrom watermarkTo message
  mapping { name } errors { edges { node { code field record message } } }`;

/** How to run. */
export interface RunInput {
  readonly mappings?: readonly string[];
  readonly direction?: string;
  readonly full?: boolean;
  readonly unconditional?: boolean;
}

/** What became of a request for runs. */
export interface RunsSeen {
  readonly runs: RunSeen[] | null;
  readonly refused: { mapping: string; error: { code: string } }[] | null;
  readonly errors: { code: string; message: string; data: Record<string, unknown> }[];
}

/** Synchronizes modified records through the API. */
export async function syncModified(api: TestApi, input: RunInput): Promise<RunsSeen> {
  await untilAllIsSeen(api);
  const answer = await api.ask<{ tableMappingSync: RunsSeen }>(
    `mutation ($input: TableMappingSyncInput!) { tableMappingSync(input: $input) {
       runs { ${RUN} } refused { mapping error { code } } errors { code message data } } }`,
    { input },
  );
  return answer.tableMappingSync;
}

/**
 * Waits until no transaction is open that began before now: a run looks at what lies below the oldest open one, of
 * all databases of the server, and spec files share one. It gives up after some seconds.
 */
export async function untilAllIsSeen(api: TestApi): Promise<void> {
  const { db } = api.composition;
  const [now] = await db.query<{ xmax: string }>(
    'SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS xmax',
  );
  const seen = async (): Promise<boolean> => {
    const [row] = await db.query<{ seen: boolean }>(
      'SELECT pg_snapshot_xmin(pg_current_snapshot()) >= $1::xid8 AS seen',
      [now?.xmax],
    );
    return row?.seen ?? false;
  };
  // A spec may hold a transaction open on purpose.
  for (let waited = 0; waited < 3_000 && !(await seen()); waited += 10) await pause(10);
}

/** The runs of one mapping by direction. */
export async function runMapping(
  api: TestApi,
  mapping: string,
  input: RunInput = {},
): Promise<{ to: RunSeen; from: RunSeen }> {
  const { runs, errors } = await syncModified(api, { ...input, mappings: [mapping] });
  if (!runs) throw new Error(errors.map((error) => error.message).join());
  const of = (direction: string): RunSeen | undefined =>
    runs.find((run) => run.direction === direction);
  return { to: of('TO_CRM') as RunSeen, from: of('FROM_CRM') as RunSeen };
}

/** The counters of a run as one text, such as `modified 1, failed 2`; `nothing` when all are 0. */
export function counted(run: RunSeen): string {
  const counters = ['inserted', 'modified', 'unchanged', 'skipped', 'failed'] as const;
  const raised = counters.filter((counter) => run[counter] > 0);
  return raised.length === 0 ? 'nothing' : raised.map((c) => `${c} ${run[c]}`).join(', ');
}

/** Codes of the errors of a run. */
export function codesOf(run: RunSeen): string[] {
  return run.errors.edges.map(({ node }) => node.code);
}

/** Two records to couple; of the customer mapping unless said otherwise. */
export interface PairToCouple {
  readonly mapping?: string;
  readonly erpId: string;
  readonly crmId: string;
  readonly initialSync?: 'NONE' | 'TO_CRM' | 'FROM_CRM';
}

/** Couples two records as they are, with the values of one side taken over. */
export async function couplePair(
  api: TestApi,
  { mapping = 'CUSTOMER', erpId, crmId, initialSync = 'TO_CRM' }: PairToCouple,
): Promise<string> {
  const { couplingCreate } = await api.ask<{
    couplingCreate: { coupling: { id: string } | null; errors: { message: string }[] };
  }>(
    `mutation ($input: CouplingCreateInput!) { couplingCreate(input: $input) { coupling { id } errors { message } } }`,
    { input: { mapping, erpId, crmId, initialSync } },
  );
  if (!couplingCreate.coupling)
    throw new Error(couplingCreate.errors.map((error) => error.message).join());
  return couplingCreate.coupling.id;
}

/** The row of a coupling. */
export async function couplingRow(
  api: TestApi,
  id: string,
): Promise<Record<string, unknown> | null> {
  const [row] = await api.composition.db.query('SELECT * FROM sync.coupling WHERE id = $1', [id]);
  return row ?? null;
}

/** Changes the settings of a table mapping. */
export async function setMapping(
  api: TestApi,
  name: string,
  settings: Record<string, string | boolean | null>,
): Promise<void> {
  const columns = Object.keys(settings);
  await api.composition.unitOfWork.run((tx) =>
    tx.execute(
      `UPDATE sync.table_mapping SET ${columns.map((column, at) => `${column} = $${at + 2}`).join(', ')} WHERE name = $1`,
      [name, ...columns.map((column) => settings[column])],
    ),
  );
}
