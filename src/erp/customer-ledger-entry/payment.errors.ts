import { Refusal } from '../../platform/errors/refusal';

/** The amount of a payment is not positive. */
export function paymentNotPositive(amount: string): Refusal {
  return new Refusal('INVALID_INPUT', `A payment of ${amount} is no payment.`, {
    field: 'amount',
    remedy: 'Give an amount above zero.',
  });
}

/** An invoice to be paid is settled already, or is of another customer or currency. */
export function invoiceNotOpen(invoice: string, reason: string): Refusal {
  return new Refusal('INVOICE_NOT_OPEN', `Invoice ${invoice} cannot be paid: ${reason}.`, {
    field: 'invoiceNumbers',
    remedy: 'Name open invoices of the customer in the currency of the payment.',
    data: { invoice },
  });
}

/** The payment is not applied to any invoice. */
export function paymentNotApplied(entryNo: string): Refusal {
  return new Refusal('PAYMENT_NOT_APPLIED', `Payment ${entryNo} is applied to no invoice.`, {
    field: 'id',
    remedy: 'There is nothing to take back.',
    data: { entryNo },
  });
}
