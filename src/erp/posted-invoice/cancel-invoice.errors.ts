import { Refusal } from '../../platform/errors/refusal';

/** The invoice is cancelled already, by the credit memo that is named, or where it came from. */
export function invoiceCancelled(invoice: string, creditMemo: string | null): Refusal {
  const by = creditMemo === null ? '' : ` by credit memo ${creditMemo}`;
  return new Refusal('INVOICE_CANCELLED', `Invoice ${invoice} is cancelled already${by}.`, {
    field: 'id',
    remedy: 'Nothing is left to cancel; read `creditMemos` of the invoice.',
    data: { invoice, creditMemo },
  });
}

/** Something settles the invoice in part or whole; `entries` are the ids of the ledger entries that do. */
export function invoiceApplied(
  invoice: string,
  { amount, remaining }: { readonly amount: string; readonly remaining: string },
  entries: readonly string[],
): Refusal {
  return new Refusal(
    'INVOICE_APPLIED',
    `Invoice ${invoice} is settled in part or whole: ${remaining} of ${amount} are open.`,
    {
      field: 'id',
      remedy:
        entries.length === 0
          ? 'Post a credit memo (creditMemoPost) over what is to be given back.'
          : 'Take back first what settles it (paymentUnapply), each entry that data names.',
      data: { invoice, amount, remaining, entries },
    },
  );
}

/** The ledger has no entry of the invoice, so nothing can be set against it. */
export function invoiceWithoutEntry(invoice: string): Refusal {
  return new Refusal('INVOICE_NOT_OPEN', `The ledger has no entry of invoice ${invoice}.`, {
    field: 'id',
    remedy: 'Post a credit memo without an invoice (creditMemoPost).',
    data: { invoice },
  });
}
