import type { ClassType } from 'type-graphql';
import { PushInvoices } from '../documents/invoices/push-invoices';
import { WaitingInvoicesStore } from '../documents/invoices/waiting-invoices.store';
import { SettlementStore } from '../erp/customer-ledger-entry/settlement.store';
import { InvoicePushResolver } from '../graphql/documents/invoices/invoice-push.resolver';
import { AccountStatisticsUpdateResolver } from '../graphql/documents/statistics/account-statistics-update.resolver';
import type { Clock } from '../platform/clock';
import type { Db } from '../platform/database/db';
import type { RecordTables } from '../platform/database/record-tables';
import type { RecordWriter } from '../platform/database/record-writer';
import type { UnitOfWork } from '../platform/database/unit-of-work';
import { OrganizationStore } from '../crm/organization/organization.store';
import { StatisticsProgressStore } from '../statistics/statistics-progress.store';
import { ItemAvailabilityStore } from '../statistics/item-availability.store';
import { UpdateItemAvailability } from '../statistics/update-item-availability';
import { WriteStock } from '../statistics/write-stock';
import { SynchronizeBatch } from '../sync/engine/batch/synchronize-batch';
import { ExchangeRateResolver } from '../graphql/documents/settings/exchange-rate.resolver';
import { ExchangeRates } from '../mappings/exchange-rates';
import { ItemAvailabilityUpdateResolver } from '../graphql/documents/availability/item-availability-update.resolver';
import { AccountStatisticsStore } from '../statistics/account-statistics.store';
import { UpdateAccountStatistics } from '../statistics/update-account-statistics';
import { UpdateInvoiceStates } from '../statistics/update-invoice-states';
import { WriteStatistics } from '../statistics/write-statistics';
import type { Engine } from './engine';

/** What the verbs of invoices, payments and statistics are made of. */
export interface InvoiceGround {
  readonly db: Db;
  readonly clock: Clock;
  readonly unitOfWork: UnitOfWork;
  readonly tables: RecordTables;
  readonly engine: Engine;
  readonly writer: (table: string) => RecordWriter;
}

/** The verbs by which invoices and what became of them reach the CRM, for the API and for jobs. */
export interface Invoices {
  readonly pushInvoices: PushInvoices;
  readonly updateStatistics: UpdateAccountStatistics;
  readonly updateAvailability: UpdateItemAvailability;
  readonly rates: { readonly db: Db; readonly clock: Clock; readonly rates: ExchangeRates };
}

/** Wires those verbs. */
export function composeInvoices(ground: InvoiceGround): Invoices {
  const { db, clock, unitOfWork, tables, engine, writer } = ground;
  const { sessions } = engine;
  const { couplings, journal } = engine.parts;
  const { createCounterparts } = engine.verbs;
  const customers = tables.get('erp.customer');
  const shared = { db, unitOfWork, sessions, progress: new StatisticsProgressStore() };
  return {
    pushInvoices: new PushInvoices({
      ...{ db, unitOfWork, createCounterparts },
      waiting: new WaitingInvoicesStore(),
    }),
    updateAvailability: availabilityOf(ground),
    rates: { db, clock, rates: new ExchangeRates(engine.connections) },
    updateStatistics: new UpdateAccountStatistics({
      ...shared,
      clock,
      customers,
      write: new WriteStatistics({
        couplings,
        organizations: new OrganizationStore(),
        store: new AccountStatisticsStore(),
      }),
      invoiceStates: new UpdateInvoiceStates({
        ...{ ...shared, couplings, journal },
        settlements: new SettlementStore(),
        invoices: writer('crm.invoice'),
      }),
    }),
  };
}

function availabilityOf({ db, unitOfWork, engine }: InvoiceGround): UpdateItemAvailability {
  const { couplings, journal, sides } = engine.parts;
  return new UpdateItemAvailability({
    ...{ db, unitOfWork, couplings, sessions: engine.sessions },
    progress: new ItemAvailabilityStore(),
    items: sides.get('erp.item'),
    synchronize: new SynchronizeBatch(engine.parts),
    writeStock: new WriteStock({ couplings, journal, products: sides.get('crm.product') }),
  });
}

/** The API's doors to them. */
export function invoiceResolvers(invoices: Invoices): Map<ClassType, object> {
  return new Map<ClassType, object>([
    [InvoicePushResolver as ClassType, new InvoicePushResolver(invoices)],
    [ItemAvailabilityUpdateResolver as ClassType, new ItemAvailabilityUpdateResolver(invoices)],
    [ExchangeRateResolver as ClassType, new ExchangeRateResolver(invoices.rates)],
    [AccountStatisticsUpdateResolver as ClassType, new AccountStatisticsUpdateResolver(invoices)],
  ]);
}
