import type { ClassType } from 'type-graphql';
import { PushInvoices } from '../documents/invoices/push-invoices';
import { WaitingInvoicesStore } from '../documents/invoices/waiting-invoices.store';
import { InvoicePushResolver } from '../graphql/documents/invoices/invoice-push.resolver';
import type { Db } from '../platform/database/db';
import type { UnitOfWork } from '../platform/database/unit-of-work';
import type { Engine } from './engine';

/** What the verbs of invoices and payments are made of. */
export interface InvoiceGround {
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
  readonly engine: Engine;
}

/** The verbs by which invoices and what became of them reach the CRM, for the API and for jobs. */
export interface Invoices {
  readonly pushInvoices: PushInvoices;
}

/** Wires those verbs. */
export function composeInvoices({ db, unitOfWork, engine }: InvoiceGround): Invoices {
  const { createCounterparts } = engine.verbs;
  return {
    pushInvoices: new PushInvoices({
      ...{ db, unitOfWork, createCounterparts },
      waiting: new WaitingInvoicesStore(),
    }),
  };
}

/** The API's doors to them. */
export function invoiceResolvers(invoices: Invoices): Map<ClassType, object> {
  return new Map<ClassType, object>([
    [InvoicePushResolver as ClassType, new InvoicePushResolver(invoices)],
  ]);
}
