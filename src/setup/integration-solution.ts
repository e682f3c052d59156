import type { Db, Tx } from '../platform/database/db';
import type { RecordWriter } from '../platform/database/record-writer';
import type { Refusal } from '../platform/errors/refusal';
import { timeOrderedId } from '../platform/time-ordered-id';
import { solutionMissing, solutionOutdated } from '../sync/connection/connection.errors';
import type { SetupFactsStore } from './setup-facts.store';

/** A solution that the integration needs in the CRM. */
export interface IntegrationSolution {
  readonly uniqueName: string;
  readonly friendlyName: string;
  /** The version that this product brings along. */
  readonly version: string;
}

/** What the base connection needs. */
export const BASE_SOLUTION: IntegrationSolution = {
  uniqueName: 'bcbi_CdsBaseIntegration',
  friendlyName: 'Business Central Integration',
  version: '1.0.0.0',
};

/** What the sales connection needs on top. */
export const SALES_SOLUTION: IntegrationSolution = {
  uniqueName: 'MicrosoftDynamicsNavIntegration',
  friendlyName: 'Business Central Sales Integration',
  version: '1.0.0.0',
};

/** What keeps a solution from serving: it is missing, or of an older major version; null when nothing (K-4). */
export async function solutionProblem(
  db: Db,
  facts: SetupFactsStore,
  { uniqueName, friendlyName, version }: IntegrationSolution,
): Promise<Refusal | null> {
  const present = await facts.solution(db, uniqueName);
  if (present === null) return solutionMissing(friendlyName, uniqueName);
  return majorOf(present.version) < majorOf(version)
    ? solutionOutdated(friendlyName, uniqueName, { present: present.version, needed: version })
    : null;
}

/** Imports a solution where the CRM has none of it, or an older one (K-6); a newer one stays. */
export async function importSolution(
  tx: Tx,
  { facts, solutions }: { facts: SetupFactsStore; solutions: RecordWriter },
  { uniqueName, friendlyName, version }: IntegrationSolution,
): Promise<void> {
  const present = await facts.solution(tx, uniqueName);
  if (present && compareVersions(present.version, version) >= 0) return;
  const { refused } = present
    ? await solutions.update(tx, [
        { id: present.id, version: null, changes: { solutionVersion: version } },
      ])
    : await solutions.insert(tx, [
        {
          id: timeOrderedId(),
          uniqueName,
          friendlyName,
          solutionVersion: version,
          isManaged: true,
        },
      ]);
  for (const refusal of refused.values()) throw refusal;
}

/** Orders versions number by number; a number that is left out counts as 0. */
export function compareVersions(left: string, right: string): number {
  const [a, b] = [numbersOf(left), numbersOf(right)];
  for (let at = 0; at < 4; at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function majorOf(version: string): number {
  return numbersOf(version)[0] ?? 0;
}

function numbersOf(version: string): number[] {
  return version.split('.').map(Number);
}
