import type { Db } from '../platform/database/db';
import type { Connection } from '../sync/connection/connection.entity';
import type { ConnectionStore } from '../sync/connection/connection.store';
import type { SalesSettings } from '../sync/settings/sales-settings.entity';
import type { SalesSettingsStore } from '../sync/settings/sales-settings.store';
import { missingOf } from './connection-requirements';
import type { SetupFactsStore } from './setup-facts.store';

/** One step of the assisted set-up (6.7). */
export interface SetupStep {
  readonly key:
    'CONNECTION' | 'ENABLE_BASE' | 'COUPLE_SALESPEOPLE' | 'ENABLE_SALES' | 'COUPLE_RECORDS';
  readonly title: string;
  readonly done: boolean;
  /** Whether the steps before it are done. */
  readonly ready: boolean;
  /** The mutation that does it. */
  readonly mutation: string;
}

/** The assisted set-up as a list: what is done, and the mutation for the next step (K-15, K-16). */
export class SetupSteps {
  constructor(
    private readonly connections: ConnectionStore,
    private readonly settings: SalesSettingsStore,
    private readonly facts: SetupFactsStore,
  ) {}

  /** The steps in their order. */
  async run(db: Db): Promise<SetupStep[]> {
    const [row, settings] = [await this.connections.get(db), await this.settings.get(db)];
    const couplings = await this.facts.couplingsByMapping(db);
    const steps = stepsOf(row, settings, couplings);
    return steps.map((step, at) => ({
      ...step,
      ready: steps.slice(0, at).every(({ done }) => done),
    }));
  }
}

function stepsOf(
  row: Connection,
  { ownershipModel, connectionEnabled, salesConnectionEnabled }: SalesSettings,
  couplings: ReadonlyMap<string, number>,
): Omit<SetupStep, 'ready'>[] {
  const salespeople: Omit<SetupStep, 'ready'> = {
    key: 'COUPLE_SALESPEOPLE',
    title: 'Couple salespeople with CRM users: owners follow them.',
    done: (couplings.get('SALESPEOPLE') ?? 0) > 0,
    mutation: 'couplingMatch',
  };
  return [
    {
      key: 'CONNECTION',
      title: 'Say how the CRM is reached; leave all of it empty to use the embedded one.',
      done: missingOf(row) === null,
      mutation: 'connectionUpdate',
    },
    {
      key: 'ENABLE_BASE',
      title: 'Switch the base connection on: users, currencies and the company are checked.',
      done: connectionEnabled,
      mutation: 'connectionEnable',
    },
    ...(ownershipModel === 'PERSON' ? [salespeople] : []),
    {
      key: 'ENABLE_SALES',
      title: 'Switch the sales connection on: products, prices and documents.',
      done: connectionEnabled && salesConnectionEnabled,
      mutation: 'connectionEnable',
    },
    {
      key: 'COUPLE_RECORDS',
      title: 'Couple what is on both sides, and create what is on one.',
      done: [...couplings.values()].some((count) => count > 0),
      mutation: 'couplingMatch',
    },
  ];
}
