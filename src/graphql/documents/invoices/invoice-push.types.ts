import { ArrayMaxSize, ArrayNotEmpty, IsUUID } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { UserError } from '../../common/errors/user-error.type';
import { Has, HasInt, May } from '../../common/fields/field.decorators';
import { CrmInvoiceType } from '../../crm/invoice/invoice.type';
import { SalesInvoiceType } from '../../erp/posted-invoice/posted-invoice.type';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { SyncRunType } from '../../sync/sync-run/sync-run.type';

/** Which posted invoices to send to the CRM. */
@InputType('InvoicePushInput', { description: 'Which posted invoices to send to the CRM.' })
export class InvoicePushInput {
  @Field(() => [ID], { description: 'Ids of the posted invoices, 1 to 1,000.' })
  @ArrayNotEmpty()
  @ArrayMaxSize(1_000)
  @IsUUID(undefined, { each: true })
  ids: string[];
}

/** What became of one posted invoice. */
@ObjectType('InvoicePushOutcome', {
  simpleResolvers: true,
  description: 'What became of one posted invoice of invoicePush.',
})
export class InvoicePushOutcomeType {
  @May(() => SalesInvoiceType, 'The posted invoice; null when there is none of that id.')
  invoice: unknown;

  @May(() => CrmInvoiceType, 'Its CRM invoice; null when it was refused.')
  crmInvoice: unknown;

  @May(() => CouplingType, 'What ties the two; null when it was refused.')
  coupling: unknown;

  @Field(() => Boolean, {
    nullable: true,
    description: 'False when the CRM had it already; null when it was refused.',
  })
  created: boolean | null;

  @May(() => SyncRunType, 'The run that the invoice was sent in; null when there was none.')
  run: unknown;

  @May(() => UserError, 'Why it was refused; null when it was not.')
  error: UserError | null;
}

/** Answer of sending invoices. */
@ObjectType('InvoicePushPayload', {
  simpleResolvers: true,
  description: 'Answer of invoicePush.',
})
export class InvoicePushPayload {
  @May(
    () => [InvoicePushOutcomeType],
    'What became of each invoice, in their order, at most 1,000; null when errors is not empty.',
  )
  outcomes: InvoicePushOutcomeType[] | null;

  @HasInt('CRM invoices that were made.')
  created: number;

  @HasInt('Invoices that the CRM had already.')
  unchanged: number;

  @HasInt('Invoices that were refused.')
  refused: number;

  @Has(() => [UserError], 'Why the request as a whole was refused; empty on success.')
  errors: UserError[];
}
