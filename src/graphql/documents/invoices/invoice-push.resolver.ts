import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { InvoicePush, PushInvoices } from '../../../documents/invoices/push-invoices';
import { answer, refuses } from '../../common/errors/answer';
import { CallableBy } from '../../common/roles/callable-by';
import { toUserError } from '../../common/errors/user-error.type';
import type { RequestContext } from '../../server/context';
import {
  InvoicePushInput,
  InvoicePushPayload,
  type InvoicePushOutcomeType,
} from './invoice-push.types';

const push = refuses(
  'Sends posted invoices to the CRM (Create Invoice in Dynamics 365 Sales): header, lines, totals and state. Each stands for itself; a refused one does not hold up the others. Repeating it finds the CRM invoices that were made.',
  'CONNECTION_DISABLED',
);

/** Posted invoices on their way to the CRM. */
@Resolver()
export class InvoicePushResolver {
  constructor(private readonly verbs: { readonly pushInvoices: PushInvoices }) {}

  @CallableBy('USER')
  @Mutation(() => InvoicePushPayload, push)
  async invoicePush(
    @Arg('input', () => InvoicePushInput, { description: 'Which invoices.' })
    input: InvoicePushInput,
    @Ctx() context: RequestContext,
  ) {
    const payload = await answer(push, input, async () => {
      const done = await this.verbs.pushInvoices.run(input, context.actor);
      return { outcomes: done.map(outcomeOf) };
    });
    const outcomes = payload.outcomes ?? [];
    const count = (created: boolean | null): number =>
      outcomes.filter((outcome) => outcome.created === created).length;
    return { ...payload, created: count(true), unchanged: count(false), refused: count(null) };
  }
}

function outcomeOf(done: InvoicePush): InvoicePushOutcomeType {
  return {
    invoice: done.invoiceId,
    crmInvoice: done.crmInvoiceId,
    coupling: done.couplingId,
    created: done.created,
    run: done.runId,
    error: done.refusal && toUserError(done.refusal),
  };
}
