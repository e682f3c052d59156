import type { Db } from '../platform/database/db';
import { Refusal } from '../platform/errors/refusal';
import { versionWorks } from '../sync/connection/address.rules';
import type { Connection } from '../sync/connection/connection.entity';
import { connectionIncomplete, crmVersionUnsupported } from '../sync/connection/connection.errors';
import type { ConnectionStore } from '../sync/connection/connection.store';
import type { SalesSettingsStore } from '../sync/settings/sales-settings.store';
import { missingOf } from './connection-requirements';
import type { ConnectionScope } from './enable-connection';
import { teamProblem } from './integration-roles';
import { BASE_SOLUTION, SALES_SOLUTION, solutionProblem } from './integration-solution';
import { checkIntegrationUser } from './integration-user';
import type { SetupFactsStore } from './setup-facts.store';

/** What is looked at. */
export type CheckKey =
  | 'CREDENTIALS'
  | 'CRM_VERSION'
  | 'INTEGRATION_USER'
  | 'BASE_CURRENCY'
  | 'SOLUTION'
  | 'SALES_SOLUTION'
  | 'OWNER_TEAM';

/** One thing that the connection stands on, and what is wrong with it. */
export interface ConnectionCheck {
  readonly key: CheckKey;
  readonly title: string;
  /** Null when it is as it should be. */
  readonly problem: Refusal | null;
}

interface Scene {
  readonly db: Db;
  readonly row: Connection;
  readonly scope: ConnectionScope;
  /** Who owns what the integration writes. */
  readonly teamId: string | null;
}

/** Looks at everything that the connection stands on, each thing for itself (K-4, K-5); changes nothing. */
export class ConnectionChecks {
  constructor(
    private readonly connections: ConnectionStore,
    private readonly settings: SalesSettingsStore,
    private readonly facts: SetupFactsStore,
  ) {}

  /** All checks in the order in which a person sees to them. */
  async run(db: Db): Promise<ConnectionCheck[]> {
    const [row, settings] = [await this.connections.get(db), await this.settings.get(db)];
    const sales = settings.connectionEnabled && settings.salesConnectionEnabled;
    const scene: Scene = {
      ...{ db, row, scope: sales ? 'ALL' : 'BASE' },
      teamId: settings.defaultOwningTeamId,
    };
    const checks: [CheckKey, string, Refusal | null][] = [
      ['CREDENTIALS', 'What is needed to reach the CRM is entered.', missingOf(row)],
      ['CRM_VERSION', 'The version of the CRM is known to work.', version(row)],
      ['INTEGRATION_USER', 'The integration user may do what it must.', await this.user(scene)],
      ['BASE_CURRENCY', 'The CRM has a base currency.', await this.currency(db)],
      ['SOLUTION', 'The integration is installed.', await this.solution(scene)],
      ['OWNER_TEAM', 'The owner team has its role.', await this.team(scene)],
    ];
    if (sales) {
      const problem = await solutionProblem(db, this.facts, SALES_SOLUTION);
      checks.push(['SALES_SOLUTION', 'The sales integration is installed.', problem]);
    }
    return checks.map(([key, title, problem]) => ({ key, title, problem }));
  }

  private async user({ db, row, scope }: Scene): Promise<Refusal | null> {
    if (row.userName === null) return null;
    try {
      await checkIntegrationUser(db, this.facts, row.userName, scope);
      return null;
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }

  private async currency(db: Db): Promise<Refusal | null> {
    return (await this.facts.baseCurrency(db)) ? null : withoutBaseCurrency();
  }

  private solution({ db }: Scene): Promise<Refusal | null> {
    return solutionProblem(db, this.facts, BASE_SOLUTION);
  }

  private team({ db, teamId }: Scene): Promise<Refusal | null> {
    return teamProblem(db, this.facts, teamId);
  }
}

/** A CRM that never got a base currency. */
export function withoutBaseCurrency(): Refusal {
  return connectionIncomplete('environmentUrl', 'a CRM with a base currency');
}

function version({ crmVersion }: Connection): Refusal | null {
  return crmVersion === null || versionWorks(crmVersion) ? null : crmVersionUnsupported(crmVersion);
}
