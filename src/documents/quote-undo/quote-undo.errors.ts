import { INTEGRATION } from '../../platform/database/unit-of-work';
import { Refusal } from '../../platform/errors/refusal';
import type { QuotePart } from './quote-state.rules';

const WORDS: Record<QuotePart, string> = {
  HEADER: 'its header',
  LINES: 'its lines',
  NOTES: 'its notes',
  VERSIONS: 'its kept versions',
  STATE: 'what stands for it in the CRM',
};

/** Parts of a quote are not any more what the run left, so nothing of it is put back. */
export function quoteChangedSince(
  record: string,
  parts: readonly QuotePart[],
  modifiedBy: string,
): Refusal {
  const what = parts.map((part) => WORDS[part]).join(', ');
  return new Refusal(
    'CHANGED_SINCE',
    `${record} was written since the run (${what}); all of it stays as it is.`,
    {
      field: parts[0]?.toLowerCase(),
      remedy:
        modifiedBy === INTEGRATION
          ? 'If a later run wrote it, undo that one first (the syncHistory of the quote names it), then this one again. Otherwise put those parts right by hand.'
          : `Decide by hand what is right; ${modifiedBy} wrote the quote last.`,
      data: { parts, modifiedBy },
    },
  );
}

/** Orders were made of the quote, so it stays with what they were made of. */
export function quoteHasOrders(record: string, orders: readonly string[]): Refusal {
  return new Refusal(
    'RECORD_IN_USE',
    `${record} stays as it is: sales order ${orders.join(', ')} was made of it.`,
    {
      field: 'orders',
      remedy: 'Undo the run that converted the order first, or delete the order; then undo again.',
      data: { orders },
    },
  );
}

/** The quote was removed, so there is nothing to put anything back on. */
export function quoteGone(record: string): Refusal {
  return new Refusal('RECORD_GONE', `${record} does not exist any more.`, {
    remedy: 'Nothing can be put back on it; crmQuoteProcess makes it anew.',
  });
}

/** The ERP does not take the quote as it was. */
export function quoteNotPutBack(record: string, cause: Refusal): Refusal {
  return new Refusal(cause.code, `${record} stays as it is: ${cause.message}`, {
    field: cause.field ?? undefined,
    remedy: cause.remedy ?? undefined,
    data: cause.data,
    cause,
  });
}
