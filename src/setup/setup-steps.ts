import type { Db } from '../platform/database/db';
import type { ConnectionStore } from '../sync/connection/connection.store';
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

  async run(db: Db): Promise<SetupStep[]> {
    const [row, settings] = [await this.connections.get(db), await this.settings.get(db)];
    const couplings = await this.facts.couplingsByMapping(db);
    const person = settings.ownershipModel === 'PERSON';
    const steps: Omit<SetupStep, 'ready'>[] = [
      {
        key: 'CONNECTION',
        title: 'Say how the CRM is reached; leave all of it empty to use the embedded one.',
        done: missingOf(row) === null,
        mutation: 'connectionUpdate',
      },
      {
        key: 'ENABLE_BASE',
        title: 'Switch the base connection on: users, currencies and the company are checked.',
        done: settings.connectionEnabled,
        mutation: 'connectionEnable',
      },
      ...(person
        ? [
            {
              key: 'COUPLE_SALESPEOPLE' as const,
              title: 'Couple salespeople with CRM users: owners follow them.',
              done: (couplings.get('SALESPEOPLE') ?? 0) > 0,
              mutation: 'couplingMatch',
            },
          ]
        : []),
      {
        key: 'ENABLE_SALES',
        title: 'Switch the sales connection on: products, prices and documents.',
        done: settings.connectionEnabled && settings.salesConnectionEnabled,
        mutation: 'connectionEnable',
      },
      {
        key: 'COUPLE_RECORDS',
        title: 'Couple what is on both sides, and create what is on one.',
        done: [...couplings.values()].some((count) => count > 0),
        mutation: 'couplingMatch',
      },
    ];
    return steps.map((step, at) => ({
      ...step,
      ready: steps.slice(0, at).every(({ done }) => done),
    }));
  }
}
