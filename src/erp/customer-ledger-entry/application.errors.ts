import { Refusal } from '../../platform/errors/refusal';

/** An entry has nothing left to apply. */
export function entryNotOpen(document: string, field: string): Refusal {
  return new Refusal('ENTRY_NOT_OPEN', `${document} has nothing open.`, {
    field,
    remedy: 'Name open entries (customerLedgerEntries with open), or take back what settled it.',
    data: { document },
  });
}

/** Entries of two customers are never applied to each other. */
export function entryOfOtherCustomer(document: string, customer: string, field: string): Refusal {
  return new Refusal(
    'ENTRY_OF_OTHER_CUSTOMER',
    `${document} is of another customer than ${customer}.`,
    { field, remedy: `Name open entries of customer ${customer}.`, data: { document, customer } },
  );
}

/** Entries in two currencies are not applied to each other. */
export function entryInOtherCurrency(
  document: string,
  currency: string | null,
  field: string,
): Refusal {
  const wanted = currency ?? 'local currency';
  return new Refusal('ENTRY_IN_OTHER_CURRENCY', `${document} is not in ${wanted}.`, {
    field,
    remedy: `Name open entries in ${wanted}.`,
    data: { document, currency },
  });
}

/** Only a credit settles, and only what is owed is settled. */
export function entryOnWrongSide(document: string, wanted: string, field: string): Refusal {
  return new Refusal('INVALID_INPUT', `${document} is no entry ${wanted}.`, {
    field,
    remedy:
      'Apply a payment or a credit memo with an open rest to invoices or other entries that are owed.',
    data: { document },
  });
}

/** More is to be applied than an entry has open. */
export function amountExceedsRest(
  document: string,
  asked: string,
  most: string,
  field: string,
): Refusal {
  return new Refusal(
    'AMOUNT_EXCEEDS_REST',
    `${document}: ${asked} are to be applied, ${most} are open.`,
    {
      field,
      remedy: `Apply at most ${most}, or leave the amount out for as much as goes.`,
      data: { document, asked, most },
    },
  );
}

/** The credit memo cancels an invoice, and the two stay together. */
export function cancellationStands(creditMemo: string, invoice: string): Refusal {
  return new Refusal(
    'INVOICE_CANCELLED',
    `Credit memo ${creditMemo} cancels invoice ${invoice}; it is not taken back from it.`,
    {
      field: 'id',
      remedy: 'Invoice the order again (orderInvoice) where the cancellation was wrong.',
      data: { creditMemo, invoice },
    },
  );
}
