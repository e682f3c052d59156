import { Decimal } from 'decimal.js';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Clock } from '../../platform/clock';
import type { Db, Tx } from '../../platform/database/db';
import type { UnitOfWork } from '../../platform/database/unit-of-work';
import { invalidInput } from '../../platform/errors/input.errors';
import type { DisableConnection } from '../../setup/disable-connection';
import type { EnableConnection } from '../../setup/enable-connection';
import type { ResetConnection } from '../../setup/reset-connection';
import type { SetupSteps } from '../../setup/setup-steps';
import type { TestConnection } from '../../setup/test-connection';
import type { UpdateConnection } from '../../setup/update-connection';
import { CLOUDS, connectionString, versionWorks } from '../../sync/connection/address.rules';
import type { Connection } from '../../sync/connection/connection.entity';
import type { ConnectionStore } from '../../sync/connection/connection.store';
import type { SalesSettings } from '../../sync/settings/sales-settings.entity';
import type { SalesSettingsStore } from '../../sync/settings/sales-settings.store';
import { answer, refuses, type Refuses } from '../common/errors/answer';
import { CallableBy } from '../common/roles/callable-by';
import { toUserError } from '../common/errors/user-error.type';
import type { RequestContext } from '../server/context';
import {
  ConnectionPayload,
  ConnectionResetInput,
  ConnectionSwitchInput,
  ConnectionTestInput,
  ConnectionTestPayload,
  ConnectionType,
  ConnectionUpdateInput,
  SetupStepType,
} from './connection.types';

const update = refuses(
  'Changes how the CRM is reached, while the connection is off (K-2). Repeating it changes nothing more.',
  'CONNECTION_ENABLED',
  'SECRET_KEY_MISSING',
);
const enable = refuses(
  'Switches the connection on: every check first, then business unit, owner team and company record in the CRM, then the switch; all of it or nothing (K-6). Table mappings stay as they are configured. Repeating it changes nothing more.',
  'CONNECTION_INCOMPLETE',
  'BASE_CONNECTION_REQUIRED',
  'USER_NOT_FOUND',
  'USER_DISABLED',
  'USER_IS_ADMIN',
  'ROLE_MISSING',
  'LOCAL_CURRENCY_MISSING',
  'LOCAL_CURRENCY_UNKNOWN_IN_CRM',
  'BASE_CURRENCY_NOT_USABLE',
);
const disable = refuses(
  'Switches the connection off: nothing is synchronized any more; couplings, mappings and logs stay (K-7). Repeating it changes nothing more.',
  'DISABLE_SALES_FIRST',
);
const test = refuses(
  'Tries the connection without changing anything: what it needs, the integration user, a harmless read (K-3).',
);
const reset = refuses(
  'Forgets the connection and removes every coupling: for a copy of a company, which must not write to the CRM of the original (K-22, K-23). Records of both sides stay.',
);

/** What this resolver calls. */
export interface ConnectionVerbs {
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly connections: ConnectionStore;
  readonly settings: SalesSettingsStore;
  readonly update: UpdateConnection;
  readonly enable: EnableConnection;
  readonly disable: DisableConnection;
  readonly test: TestConnection;
  readonly reset: ResetConnection;
  readonly steps: SetupSteps;
}

/** The connection between ERP and CRM. */
@Resolver()
export class ConnectionResolver {
  constructor(private readonly verbs: ConnectionVerbs) {}

  @Query(() => ConnectionType, { description: 'How the CRM is reached, and whether it is used.' })
  async connection() {
    const { db, connections } = this.verbs;
    await this.restore();
    return this.shown(db, await connections.get(db));
  }

  @Query(() => [SetupStepType], {
    description:
      'The assisted set-up: what is done, and the mutation for the next step; at most five.',
  })
  setupSteps() {
    return this.verbs.steps.run(this.verbs.db);
  }

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => ConnectionPayload, update)
  connectionUpdate(
    @Arg('input', () => ConnectionUpdateInput, { description: 'What to change.' })
    input: ConnectionUpdateInput,
    @Ctx() context: RequestContext,
  ) {
    return this.changed(update, input, context, async (tx) => ({
      connection: await this.verbs.update.run(tx, input),
    }));
  }

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => ConnectionPayload, enable)
  connectionEnable(
    @Arg('input', () => ConnectionSwitchInput, { description: 'Which connection.' })
    input: ConnectionSwitchInput,
    @Ctx() context: RequestContext,
  ) {
    const today = this.verbs.clock.today();
    return this.changed(enable, input, context, async (tx) => ({
      connection: await this.verbs.enable.run(tx, input.scope, today),
    }));
  }

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => ConnectionPayload, disable)
  connectionDisable(
    @Arg('input', () => ConnectionSwitchInput, { description: 'Which connection.' })
    input: ConnectionSwitchInput,
    @Ctx() context: RequestContext,
  ) {
    return this.changed(disable, input, context, async (tx) => {
      const { connection, couplingsKept } = await this.verbs.disable.run(tx, input.scope);
      return { connection, couplings: couplingsKept };
    });
  }

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => ConnectionTestPayload, test)
  connectionTest(
    @Arg('input', () => ConnectionTestInput, { description: 'What to try.' })
    input: ConnectionTestInput,
  ) {
    return answer(test, input, async () => {
      const { works, users, refusal } = await this.verbs.test.run(this.verbs.db, input.scope);
      return { works, users, problem: refusal && toUserError(refusal) };
    });
  }

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => ConnectionPayload, reset)
  connectionReset(
    @Arg('input', () => ConnectionResetInput, { description: 'The confirmation.' })
    input: ConnectionResetInput,
    @Ctx() context: RequestContext,
  ) {
    return this.changed(reset, input, context, async (tx) => {
      if (input.confirm !== 'RESET') throw invalidInput('confirm', 'Confirm with the word RESET.');
      const { connection, removed } = await this.verbs.reset.run(tx);
      return { connection, couplings: removed };
    });
  }

  private changed(
    declared: Refuses,
    input: object,
    { actor }: RequestContext,
    work: (tx: Tx) => Promise<{ connection: Connection; couplings?: number }>,
  ) {
    return answer(declared, input, () =>
      this.verbs.unitOfWork.run(
        async (tx) => {
          const { connection, couplings = null } = await work(tx);
          return { connection: await this.shown(tx, connection), couplings };
        },
        { actor },
      ),
    );
  }

  // A connection that is to be restored is switched on when it is next asked for; if that is refused it stays off, and says why.
  private async restore(): Promise<void> {
    const { db, connections, unitOfWork, enable: verb, clock } = this.verbs;
    if (!(await connections.get(db)).restoreConnection) return;
    await unitOfWork.run(async (tx) => {
      try {
        await tx.savepoint(() => verb.run(tx, 'ALL', clock.today()));
      } catch (error) {
        const disableReason = error instanceof Error ? error.message : String(error);
        await connections.update(tx, { restoreConnection: false, disableReason });
      }
    });
  }

  private async shown(db: Db, row: Connection): Promise<ConnectionType> {
    return shownAs(row, await this.verbs.settings.get(db));
  }
}

const LOCKED = [
  'environmentUrl',
  'authenticationType',
  'cloud',
  'userName',
  'password',
  'clientId',
  'clientSecret',
  'redirectUrl',
  'businessUnitName',
  'ownershipModel',
];

function shownAs(row: Connection, settings: SalesSettings): ConnectionType {
  const { authority, domain } = CLOUDS[row.cloud];
  const { password, clientSecret, ...plain } = row;
  return {
    ...plain,
    enabled: settings.connectionEnabled,
    salesEnabled: settings.connectionEnabled && settings.salesConnectionEnabled,
    embedded: row.environmentUrl === null,
    authority,
    cloudDomain: domain,
    hasPassword: password !== null,
    hasClientSecret: clientSecret !== null,
    connectionString: connectionString(row),
    ownershipModel: settings.ownershipModel,
    usersMayBeCoupled: settings.ownershipModel === 'PERSON',
    versionWorks: versionWorks(row.crmVersion),
    lockedFields: settings.connectionEnabled ? LOCKED : [],
    baseCurrencyRoundingPrecision: roundingPrecision(row.baseCurrencyPrecision),
  };
}

// The smallest amount with so many decimals.
function roundingPrecision(decimals: number | null): string | null {
  return decimals === null ? null : new Decimal(10).pow(-decimals).toFixed();
}
