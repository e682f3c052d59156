import type { TestApi } from './api';
import { untilAllIsSeen } from './runs';

/** A line of a full synchronization as tests look at it. */
export interface LineSeen {
  readonly mapping: { readonly name: string };
  readonly status: string;
  readonly choice: string;
  readonly recommendation: string;
  readonly direction: string;
  readonly dependencies: string[];
  readonly waitsFor: string[];
  readonly jobId: string | null;
  readonly expected: number | null;
  readonly processed: number;
  readonly inserted: number;
  readonly modified: number;
  readonly unchanged: number;
  readonly failed: number;
  readonly coupled: number;
  readonly errorCode: string | null;
  readonly secondsLeft: number | null;
  readonly coupleRun: RunOfLine | null;
  readonly toCrmRun: RunOfLine | null;
  readonly fromCrmRun: RunOfLine | null;
}

interface RunOfLine {
  readonly id: string;
  readonly status: string;
  readonly kind: string;
  readonly message: string | null;
  readonly errors: { readonly nodes: readonly { code: string; record: string | null }[] };
}

/** A full synchronization as tests look at it. */
export interface SyncSeen {
  readonly id: string;
  readonly status: string;
  readonly startedBy: string | null;
  readonly processed: number;
  readonly expected: number;
  readonly lines: readonly LineSeen[];
}

/** What became of a request. */
export interface SyncAnswer {
  readonly fullSync: SyncSeen | null;
  readonly errors: readonly {
    code: string;
    data: Record<string, unknown>;
    remedy: string | null;
  }[];
}

const RUN = `{ id status kind message errors(first: 20) { nodes { code record } } }`;
const SYNC = `{ id status startedBy processed expected lines { mapping { name } status choice recommendation direction
  dependencies waitsFor jobId expected processed inserted modified unchanged failed coupled errorCode secondsLeft
  coupleRun ${RUN} toCrmRun ${RUN} fromCrmRun ${RUN} } }`;

/** Asks for one of the mutations of full synchronizations. */
export async function askSync(
  api: TestApi,
  verb: 'Review' | 'LinesUpdate' | 'Start' | 'LineRestart' | 'Cancel',
  input: object = {},
): Promise<SyncAnswer> {
  api.clock.advance();
  const name = `fullSync${verb}`;
  const answer = await api.ask<Record<string, SyncAnswer>>(
    `mutation ($input: FullSync${verb}Input!) { ${name}(input: $input) { fullSync ${SYNC} errors { code data remedy } } }`,
    { input },
  );
  return answer[name] as SyncAnswer;
}

/** Builds, as `askSync`, and insists that it was not refused. */
export async function reviewed(api: TestApi, input: object = {}): Promise<SyncSeen> {
  const { fullSync, errors } = await askSync(api, 'Review', input);
  if (!fullSync) throw new Error(errors.map(({ code }) => code).join());
  return fullSync;
}

/** The full synchronization that was reviewed last. */
export async function presentSync(api: TestApi): Promise<SyncSeen> {
  return (await api.ask<{ fullSync: SyncSeen }>(`{ fullSync ${SYNC} }`)).fullSync;
}

/** Starts mappings and works on them in this process until nothing is left to do. */
export async function fullyLoaded(
  api: TestApi,
  mappings: readonly string[] = [],
): Promise<SyncSeen> {
  const { errors } = await askSync(api, 'Start', { mappings });
  if (errors.length > 0) throw new Error(errors.map(({ code }) => code).join());
  return workedOff(api);
}

/** Works on what is due in this process until nothing is left to do. */
export async function workedOff(api: TestApi): Promise<SyncSeen> {
  await untilAllIsSeen(api);
  await api.composition.fullSync.runFullSynchronization.run();
  return presentSync(api);
}

/** The line of a mapping. */
export function lineOf(sync: SyncSeen, mapping: string): LineSeen {
  const line = sync.lines.find((each) => each.mapping.name === mapping);
  if (!line) throw new Error(`There is no line for ${mapping}.`);
  return line;
}
