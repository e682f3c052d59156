import type { ClassType } from 'type-graphql';
import { ConnectionChecksResolver } from '../graphql/setup/connection-checks.resolver';
import { ConnectionResolver } from '../graphql/setup/connection.resolver';
import { ActivatePosts } from '../crm/post-configuration/activate-posts';
import type { Clock } from '../platform/clock';
import type { Db } from '../platform/database/db';
import type { RecordTables } from '../platform/database/record-tables';
import { writerOf, type RecordWriter } from '../platform/database/record-writer';
import type { UnitOfWork } from '../platform/database/unit-of-work';
import type { SecretBox } from '../platform/secret-box';
import { ConnectionChecks } from '../setup/connection-checks';
import { CurrencyCheck } from '../setup/currency-check';
import { DisableConnection } from '../setup/disable-connection';
import { EnableConnection } from '../setup/enable-connection';
import { ResetConnection } from '../setup/reset-connection';
import { ResetWebAddress } from '../setup/reset-web-address';
import { SetupFactsStore } from '../setup/setup-facts.store';
import { SetupSteps } from '../setup/setup-steps';
import { TestConnection } from '../setup/test-connection';
import { UpdateConnection } from '../setup/update-connection';
import type { Engine } from './engine';

/** What connecting a company is built over. */
export interface SetupGround {
  readonly tables: RecordTables;
  readonly writers: ReadonlyMap<string, RecordWriter>;
  readonly engine: Engine;
  readonly unitOfWork: UnitOfWork;
  readonly db: Db;
  readonly clock: Clock;
  readonly secrets: SecretBox;
  /** Where the pages of the ERP are. */
  readonly webAddress: string;
}

/** Wires the connection and its set-up. */
export function composeSetup(ground: SetupGround): Map<ClassType, object> {
  const { writers, engine, unitOfWork, db, clock, secrets } = ground;
  const { connections, settings } = engine;
  const facts = new SetupFactsStore();
  const writer = (table: string): RecordWriter => writerOf(writers, table);
  const currencies = new CurrencyCheck({
    facts,
    crmCurrencies: writer('crm.transaction_currency'),
    erpCurrencies: writer('erp.currency'),
    erpRates: writer('erp.currency_exchange_rate'),
  });
  const enable = new EnableConnection({
    ...{ connections, settings, facts, currencies },
    units: writer('crm.business_unit'),
    teams: writer('crm.team'),
    companies: writer('crm.company'),
    solutions: writer('crm.solution'),
    posts: new ActivatePosts(writer('crm.post_configuration')),
    webAddress: ground.webAddress,
  });
  const resolver = new ConnectionResolver({
    db,
    unitOfWork,
    clock,
    connections,
    settings,
    enable,
    update: new UpdateConnection(connections, settings, secrets, facts),
    disable: new DisableConnection(connections, settings, facts),
    test: new TestConnection(connections, facts),
    reset: new ResetConnection(connections, settings),
    steps: new SetupSteps(connections, settings, facts),
  });
  return new Map<ClassType, object>([
    [ConnectionResolver as ClassType, resolver],
    [ConnectionChecksResolver as ClassType, checksResolver(ground, facts)],
  ]);
}

function checksResolver(
  { db, unitOfWork, writers, engine, webAddress }: SetupGround,
  facts: SetupFactsStore,
): ConnectionChecksResolver {
  const { connections, settings } = engine;
  return new ConnectionChecksResolver(
    { db, unitOfWork },
    new ConnectionChecks(connections, settings, facts),
    new ResetWebAddress(settings, writerOf(writers, 'crm.company'), webAddress),
  );
}
