import type { Db } from '../../platform/database/db';
import type { UnitOfWork } from '../../platform/database/unit-of-work';
import { Refusal } from '../../platform/errors/refusal';
import type { CreateCounterparts } from '../../sync/coupling/create-counterparts';
import type { RecordOutcome } from '../../sync/engine/outcome';
import type { WaitingInvoicesStore } from './waiting-invoices.store';

/** Which posted invoices to send; without ids, those that the CRM does not have, the oldest first. */
export interface PushInvoicesInput {
  readonly ids?: readonly string[] | null;
  /** How many at most where no ids are given; 1,000 unless said otherwise. */
  readonly limit?: number | null;
}

/** What became of one posted invoice. */
export interface InvoicePush {
  readonly invoiceId: string;
  /** Its CRM invoice; null: it was refused. */
  readonly crmInvoiceId: string | null;
  readonly couplingId: string | null;
  /** False: the CRM had it already; null: it was refused. */
  readonly created: boolean | null;
  readonly runId: string | null;
  readonly refusal: Refusal | null;
}

/** What sending invoices stands on. */
export interface PushInvoicesParts {
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
  readonly waiting: WaitingInvoicesStore;
  readonly createCounterparts: CreateCounterparts;
}

/** So many invoices share a transaction as long as nothing goes wrong. */
const BATCH = 50;
const LIMIT = 1_000;
const MAPPING = 'POSTEDSALESINV-INV';

/**
 * Sends posted invoices to the CRM (*Create Invoice in Dynamics 365 Sales*, IN-1): header, lines, totals, state,
 * coupling and journal of an invoice together or not at all, and once however often it is asked for. Each stands
 * alone: a refused one is named with its code, and where a transaction of several breaks, each is tried in its own.
 */
export class PushInvoices {
  constructor(private readonly parts: PushInvoicesParts) {}

  /** Sends the invoices and says what became of each, in their order. */
  async run(input: PushInvoicesInput, actor: string): Promise<InvoicePush[]> {
    const { db, waiting } = this.parts;
    const ids = input.ids ? [...new Set(input.ids)] : await waiting.list(db, input.limit ?? LIMIT);
    const done: InvoicePush[] = [];
    for (let start = 0; start < ids.length; start += BATCH)
      done.push(...(await this.push(ids.slice(start, start + BATCH), actor)));
    return done;
  }

  private async push(ids: readonly string[], actor: string): Promise<InvoicePush[]> {
    try {
      return await this.attempt(ids, actor);
    } catch (error) {
      const [only] = ids;
      if (!(error instanceof Refusal) || error.code === 'CONNECTION_DISABLED') throw error;
      if (ids.length === 1 && only !== undefined) return [refusedPush(only, error)];
      const done: InvoicePush[] = [];
      for (const id of ids) done.push(...(await this.push([id], actor)));
      return done;
    }
  }

  private attempt(ids: readonly string[], actor: string): Promise<InvoicePush[]> {
    const { unitOfWork, createCounterparts } = this.parts;
    const records = ids.map((id) => ({ id, mapping: MAPPING }));
    return unitOfWork.run(
      async (tx) => {
        const outcomes = await createCounterparts.run(tx, { direction: 'TO_CRM', records });
        return outcomes.map((outcome, index) => pushOf(ids[index] ?? '', outcome));
      },
      { actor },
    );
  }
}

function pushOf(invoiceId: string, outcome: RecordOutcome): InvoicePush {
  const { kind, crmId, couplingId, refusal } = outcome;
  const runId = outcome.runId ?? null;
  const sent = { invoiceId, crmInvoiceId: crmId, couplingId, runId, refusal: null };
  if (kind === 'inserted') return { ...sent, created: true };
  if (kind === 'modified' || kind === 'unchanged' || refusal?.code === 'ALREADY_COUPLED')
    return { ...sent, created: false };
  return { ...refusedPush(invoiceId, refusal), runId };
}

function refusedPush(invoiceId: string, refusal: Refusal | null): InvoicePush {
  return {
    invoiceId,
    crmInvoiceId: null,
    couplingId: null,
    created: null,
    runId: null,
    refusal: refusal ?? new Refusal('UNEXPECTED_FAILURE', `Invoice ${invoiceId} was not sent.`),
  };
}
