import { invalidInput } from '../../platform/errors/input.errors';
import { Refusal } from '../../platform/errors/refusal';

/** A credit memo needs something to give back. */
export function nothingToCredit(): Refusal {
  return invalidInput(
    'lines',
    'A credit memo needs a line with an item, a resource or an account.',
  );
}

/** Credit is given for more than nothing of a line. */
export function creditQuantityNotPositive(index: number, quantity: string): Refusal {
  return invalidInput(
    `lines.${index}.quantity`,
    `A credit memo gives credit for a quantity above zero, not ${quantity}.`,
  );
}

/** The lines together would ask the customer for money. */
export function creditNegative(total: string): Refusal {
  return invalidInput('lines', `A credit memo of ${total} would ask for money; post an invoice.`);
}

/** The invoice to be settled is settled already, or is of another customer or currency. */
export function creditedInvoiceNotOpen(
  invoice: string,
  customer: string,
  currency: string | null,
): Refusal {
  return new Refusal(
    'INVOICE_NOT_OPEN',
    `Customer ${customer} has no open invoice ${invoice} in ${currency ?? 'local currency'}.`,
    {
      field: 'appliesToInvoice',
      remedy:
        'Name an open invoice of the customer in the currency of the credit memo, or none: then the credit stays open.',
      data: { invoice, customer, currency },
    },
  );
}
