import type { TestApi } from './api';

/** A job as the API shows it. */
export interface ShownJob {
  readonly id: string;
  readonly kind: string;
  readonly mapping: { readonly name: string } | null;
  readonly status: string;
  readonly holdReason: string | null;
  readonly attempts: number;
  readonly nextRunAt: string | null;
  readonly lastOutcome: string | null;
  readonly lastCounts: Record<string, number> | null;
  readonly lastErrorCode: string | null;
  readonly lastError: string | null;
  readonly effectiveIntervalMinutes: number;
  readonly effectiveInactivityMinutes: number | null;
  readonly wakes: boolean;
}

/** What tests ask of a job. */
export const JOB = `id kind mapping { name } status holdReason attempts nextRunAt lastOutcome lastCounts lastErrorCode
  lastError effectiveIntervalMinutes effectiveInactivityMinutes wakes`;

/** All jobs, through the API. */
export async function allJobs(api: TestApi): Promise<ShownJob[]> {
  const { jobs } = await api.ask<{ jobs: { edges: { node: ShownJob }[] } }>(
    `{ jobs(first: 100) { edges { node { ${JOB} } } } }`,
  );
  return jobs.edges.map(({ node }) => node);
}

/** The job of a kind, or of a table mapping. */
export async function jobOf(
  api: TestApi,
  of: { kind?: string; mapping?: string },
): Promise<ShownJob> {
  const kind = of.kind ?? 'SYNCHRONIZE';
  const found = (await allJobs(api)).filter(
    (job) => job.kind === kind && (job.mapping?.name ?? null) === (of.mapping ?? null),
  );
  const [job] = found.sort(
    (a, b) => Number(a.holdReason === 'SETTING') - Number(b.holdReason === 'SETTING'),
  );
  if (!job) throw new Error(`There is no job ${kind} ${of.mapping ?? ''}.`);
  return job;
}

/** Calls a mutation of one job; the job and the codes of the refusals. */
export async function changeJob(
  api: TestApi,
  mutation: string,
  input: Record<string, unknown>,
): Promise<{ job: ShownJob | null; codes: string[] }> {
  const type = mutation === 'jobUpdate' ? 'JobUpdateInput' : 'JobInput';
  const answer = await api.ask<
    Record<string, { job: ShownJob | null; errors: { code: string }[] }>
  >(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { job { ${JOB} } errors { code } } }`,
    { input },
  );
  const { job = null, errors = [] } = answer[mutation] ?? {};
  return { job, codes: errors.map(({ code }) => code) };
}

/** Runs what is due now, in this process and by the clock of the test. */
export function runDue(api: TestApi): Promise<number> {
  return api.composition.jobs.runDue.run();
}
